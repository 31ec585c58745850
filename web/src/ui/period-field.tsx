import { useId } from "preact/hooks";

const examples = { month: "2016-06", date: "2016-06-30" } as const;

/** A labelled month (`YYYY-MM`) or day (`YYYY-MM-DD`), or empty. */
export function PeriodField(props: {
  kind: "month" | "date";
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { kind, label, value, onChange } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type={kind}
        placeholder={examples[kind]}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
