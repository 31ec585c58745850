import { useId } from "preact/hooks";

const lengthMax = 30;

/** A labelled field for a short text. */
export function TextField(props: { label: string; value: string; onChange: (value: string) => void }) {
  const { label, value, onChange } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={value}
        maxLength={lengthMax}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
