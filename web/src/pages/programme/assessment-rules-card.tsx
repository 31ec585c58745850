import { recordOf } from "#shared/domain/base/record-of.ts";
import {
  type AssessmentMeasure,
  assessmentFaults,
  assessmentMeasureNames,
  assessmentMeasures,
} from "#shared/domain/programme/assessment-rules.ts";
import { TextField } from "../../ui/text-field.tsx";
import { ListCard, type ListProps } from "./list-card.tsx";
import type { Settings } from "./setting-texts.ts";
import type { Wish } from "./settings-change.tsx";

type Rules = Settings["assessmentRules"];
const numbers = [
  ["exampleFrom", "典型：不低于多少分（且没有不良）"],
  ["behindBelow", "整改：低于多少分"],
  ["rectifyDays", "整改时限（天）"],
] as const satisfies readonly (readonly [keyof Rules, string])[];

/** The rules as they stand in the fields: numbers as digits. */
type Draft = Record<AssessmentMeasure | (typeof numbers)[number][0], string> & { inReport: boolean };

/** By what quarters are assessed: the weights, from where on one is an example or behind, and whether reports say so. */
export function AssessmentRulesCard(props: ListProps) {
  return (
    <ListCard<Draft>
      {...props}
      title="考核办法"
      note="按季度考核县（市、区）、农技协和银行；没有数据的指标不计，按其余权重折算"
      start={draftOf(props.settings.assessmentRules)}
      wishOf={wishOf}
      fields={(draft, change) => (
        <>
          <fieldset class="settings-group">
            <legend>{`权重（%），合计 ${sumOf(draft)}，应为 100`}</legend>
            <div class="settings-days">
              {assessmentMeasures.map((measure) => (
                <TextField
                  key={measure}
                  label={assessmentMeasureNames[measure]}
                  value={draft[measure]}
                  onChange={(text) => change({ ...draft, [measure]: text })}
                />
              ))}
            </div>
          </fieldset>
          <fieldset class="settings-group">
            <legend>典型和整改（满分 100）</legend>
            <div class="settings-days">
              {numbers.map(([name, label]) => (
                <TextField
                  key={name}
                  label={label}
                  value={draft[name]}
                  onChange={(text) => change({ ...draft, [name]: text })}
                />
              ))}
            </div>
          </fieldset>
          <label class="check">
            <input
              type="checkbox"
              checked={draft.inReport}
              onChange={(event) => change({ ...draft, inReport: event.currentTarget.checked })}
            />
            <span>
              考核结果写入季末月份的月报
              <small class="muted">
                县（市、区）和银行写入正文，逐项得分写入附表；典型和整改事项始终写入
              </small>
            </span>
          </label>
        </>
      )}
    />
  );
}

function draftOf({ weights, exampleFrom, behindBelow, rectifyDays, inReport }: Rules): Draft {
  return {
    ...recordOf(assessmentMeasures, (measure) => String(weights[measure])),
    exampleFrom: String(exampleFrom),
    behindBelow: String(behindBelow),
    rectifyDays: String(rectifyDays),
    inReport,
  };
}

function wishOf(draft: Draft): Wish {
  const whole = (name: Exclude<keyof Draft, "inReport">) =>
    /^\d{1,3}$/.test(draft[name].trim()) ? Number(draft[name]) : Number.NaN;
  const rules: Rules = {
    weights: recordOf(assessmentMeasures, whole),
    exampleFrom: whole("exampleFrom"),
    behindBelow: whole("behindBelow"),
    rectifyDays: whole("rectifyDays"),
    inReport: draft.inReport,
  };
  const [fault] = assessmentFaults(rules);
  return fault === undefined ? { settings: { assessmentRules: rules } } : { missing: `${fault}。` };
}

function sumOf(draft: Draft): number {
  return assessmentMeasures.reduce((sum, measure) => sum + (Number(draft[measure]) || 0), 0);
}
