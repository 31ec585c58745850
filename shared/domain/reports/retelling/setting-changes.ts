import { dayText } from "#shared/domain/base/chinese-date.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { SplitBasis } from "#shared/domain/programme/goal-split.ts";
import type { Tranche } from "#shared/domain/programme/programme.ts";
import type { SettingName } from "#shared/domain/programme/programme-settings.ts";
import { setAmountText } from "../texts.ts";

/** What of a report is set by people: the goal, the window, the steps, and how the goal is split. */
export type SetParts = {
  goalFen: Fen;
  firstOn: Day;
  lastOn: Day;
  tranches: readonly Tranche[];
  counties: readonly { code: string; name: string; goalWeight?: number | undefined }[];
  goalSplitBy: SplitBasis;
};

/** The same as an earlier report had it; not every edition told all of it. */
export type SetBefore = { [Part in keyof SetParts]?: SetParts[Part] | undefined };

/** A setting that is another than an earlier report had, and since which day, where that is known. */
export type SettingChange = { name: string; before: string; after: string; on: Day | null };

const splitNames: Record<SplitBasis, string> = {
  associations: "按农技协数",
  evenly: "平均",
  weights: "按设定的权重",
};

/** The settings that differ; `since` gives the day of the last change of one of some settings. */
export function settingChanges(
  before: SetBefore,
  after: SetParts,
  since: (names: readonly SettingName[]) => Day | null,
): SettingChange[] {
  const rows: [name: string, of: (parts: SetBefore) => string | undefined, settings: SettingName[]][] = [
    ["总目标", ({ goalFen }) => (goalFen === undefined ? undefined : setAmountText(goalFen)), ["goalFen"]],
    ["合作期", windowText, ["firstOn", "lastOn"]],
    ["分期目标", ({ tranches }) => tranches && tranchesText(tranches), ["tranches"]],
    ["县（市、区）目标权重", ({ counties }) => counties && weightsText(counties), ["counties"]],
    ["目标分解办法", ({ goalSplitBy }) => goalSplitBy && splitNames[goalSplitBy], ["counties"]],
  ];
  return rows.flatMap(([name, of, settings]) => {
    const [was, is] = [of(before), of(after)];
    return was === undefined || is === undefined || was === is
      ? []
      : [{ name, before: was, after: is, on: since(settings) }];
  });
}

/** 总目标由3亿元调整为5亿元（2016年7月8日起）。 */
export function settingSentence({ name, before, after, on }: SettingChange): string {
  return `${name}由${before}调整为${after}${on === null ? "" : `（${dayText(on)}起）`}。`;
}

function windowText({ firstOn, lastOn }: SetBefore): string | undefined {
  return firstOn && lastOn && `${dayText(firstOn)}至${dayText(lastOn)}`;
}

function tranchesText(tranches: readonly Tranche[]): string {
  const steps = tranches.map(({ until, goalFen }) => `${dayText(until)}前${setAmountText(goalFen)}`);
  return steps.length === 0 ? "不分期" : steps.join("、");
}

function weightsText(counties: SetParts["counties"]): string {
  const weighted = counties.filter(({ goalWeight }) => goalWeight !== undefined);
  if (weighted.length === 0) return "不设权重";
  return weighted.map(({ name, goalWeight }) => `${name}${goalWeight}`).join("、");
}
