import { settingLimits } from "#shared/domain/programme/setting-limits.ts";
import { Button } from "../../ui/button.tsx";
import { PeriodInput } from "../../ui/period-input.tsx";
import type { TrancheDraft } from "./settings-draft.ts";

const goalLengthMax = 20;

/** The steps before the goal: by which day how much is to be disbursed in all. */
export function TrancheFields(props: {
  tranches: readonly TrancheDraft[];
  onChange: (tranches: readonly TrancheDraft[]) => void;
}) {
  const { tranches, onChange } = props;
  const set = (index: number, part: Partial<TrancheDraft>) =>
    onChange(tranches.map((step, at) => (at === index ? { ...step, ...part } : step)));
  return (
    <fieldset class="settings-group">
      <legend>分期目标（总目标之前，到哪一天累计应发放多少；不填为按日均匀）</legend>
      {tranches.map((step, index) => (
        <div class="tranche" key={index}>
          <PeriodInput
            kind="date"
            label={`第 ${index + 1} 期的日期`}
            value={step.until}
            onChange={(until) => set(index, { until })}
          />
          <input
            class="tranche-input"
            inputMode="decimal"
            aria-label={`第 ${index + 1} 期的累计目标（万元）`}
            maxLength={goalLengthMax}
            value={step.goalWan}
            onInput={(event) => set(index, { goalWan: event.currentTarget.value })}
          />
          <span>万元</span>
          <Button kind="text" onClick={() => onChange(tranches.filter((_, at) => at !== index))}>
            删去第 {index + 1} 期
          </Button>
        </div>
      ))}
      <Button
        disabled={tranches.length >= settingLimits.tranchesMax}
        onClick={() => onChange([...tranches, { until: "", goalWan: "" }])}
      >
        加一期
      </Button>
    </fieldset>
  );
}
