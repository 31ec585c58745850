import { useId } from "preact/hooks";

const usualLengthMax = 30;

/** A labelled field for a short text. */
export function TextField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  lengthMax?: number;
}) {
  const { label, value, onChange, lengthMax = usualLengthMax } = props;
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
