import type { RouteOutput } from "#shared/contract/routes.ts";
import { Notice } from "../../ui/notice.tsx";

type Import = RouteOutput<"read-import">;
export type WarningCode = NonNullable<Import["warnings"]>[number]["code"];

const shortNames: Record<WarningCode, string> = {
  "goal-exceeded": "超过目标",
  "month-tenfold": "平常一个月的十倍以上",
  "total-differs": "合计不一致",
};

/** What of an import's effect is out of proportion; of sums that differ the page says the figures itself. */
export function EffectWarnings({ item }: { item: Import }) {
  const { warnings = [], acknowledged, committedByName, controlTotal, typedTotal } = item;
  const isSaid = controlTotal?.agrees === false || typedTotal?.agrees === false;
  const shown = warnings.filter(({ code }) => code !== "total-differs" || !isSaid);
  return (
    <>
      {shown.map(({ code, message }) => (
        <Notice key={code} tone="warning">
          {message}
        </Notice>
      ))}
      {acknowledged !== undefined && (
        <p class="muted">
          {`入账时 ${committedByName ?? "入账的人"} 说明已核对：${acknowledged.map(nameOf).join("、")}。`}
        </p>
      )}
    </>
  );
}

/** One box for each warning: the commit waits until all are ticked. */
export function Acknowledgements(props: {
  warnings: NonNullable<Import["warnings"]>;
  acknowledged: readonly WarningCode[];
  onChange: (acknowledged: readonly WarningCode[]) => void;
}) {
  const { warnings, acknowledged, onChange } = props;
  return (
    <fieldset class="acknowledgements">
      <legend>入账的影响不寻常，请逐条核对：</legend>
      {warnings.map(({ code, message }) => (
        <label key={code} title={message}>
          <input
            type="checkbox"
            checked={acknowledged.includes(code)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...acknowledged, code]
                  : acknowledged.filter((one) => one !== code),
              )
            }
          />{" "}
          已核对：{shortNames[code]}
        </label>
      ))}
    </fieldset>
  );
}

function nameOf(code: string): string {
  return new Map<string, string>(Object.entries(shortNames)).get(code) ?? code;
}
