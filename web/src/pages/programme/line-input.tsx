/** A field of a line of a list, with a label for screen readers. */
export function LineInput(props: {
  label: string;
  /** Shown while it is empty. */
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
