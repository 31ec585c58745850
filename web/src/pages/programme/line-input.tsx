/** A field of a line of a list, whose label is told to screen readers and stands in it while it is empty. */
export function LineInput(props: {
  label: string;
  value: string;
  lengthMax: number;
  mode?: "numeric";
  onChange: (value: string) => void;
}) {
  const { label, value, lengthMax, mode, onChange } = props;
  return (
    <input
      class="line-input"
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={lengthMax}
      {...(mode === undefined ? {} : { inputMode: mode })}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
