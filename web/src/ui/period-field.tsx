import { useId } from "preact/hooks";
import type { PeriodKind } from "../format/typed-period.ts";
import { PeriodInput } from "./period-input.tsx";

/** A labelled month (`YYYY-MM`) or day (`YYYY-MM-DD`), or empty. */
export function PeriodField(props: {
  kind: PeriodKind;
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { label, ...rest } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <PeriodInput id={id} {...rest} />
    </div>
  );
}
