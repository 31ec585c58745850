/** A field of a line of a list, whose label is told to screen readers. */
export function LineInput(props: {
  label: string;
  /** What stands in it while it is empty. */
  hint: string;
  value: string;
  lengthMax: number;
  mode?: "numeric";
  onChange: (value: string) => void;
}) {
  const { label, hint, value, lengthMax, mode, onChange } = props;
  return (
    <input
      class="line-input"
      aria-label={label}
      placeholder={hint}
      value={value}
      maxLength={lengthMax}
      {...(mode === undefined ? {} : { inputMode: mode })}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
