import { useId } from "preact/hooks";

const codeLengthMax = 10;

/** A labelled field for the code that an authenticator shows. */
export function CodeField(props: { label: string; value: string; onChange: (code: string) => void }) {
  const { label, value, onChange } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        inputMode="numeric"
        autocomplete="one-time-code"
        value={value}
        maxLength={codeLengthMax}
        required
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
