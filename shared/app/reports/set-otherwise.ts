import { everyPage } from "#shared/app/base/every-page.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { shanghaiEndOf } from "#shared/domain/base/instant.ts";
import type { SettingName, SettingsVersion } from "#shared/domain/programme/programme-settings.ts";
import type { MonthFigures } from "#shared/domain/reports/figures.ts";
import type { FrozenReport } from "#shared/domain/reports/frozen-report.ts";
import { type SettingChange, settingChanges } from "#shared/domain/reports/retelling/setting-changes.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** Goal, window, steps and weights that are otherwise than an earlier report had them, with the day of the last change. */
export async function setOtherwise(
  { programme, settings }: Pick<Deps, "programme" | "settings">,
  told: FrozenReport | undefined,
  { asOf, goalSplitBy }: Pick<MonthFigures, "asOf" | "goalSplitBy">,
): Promise<SettingChange[]> {
  if (told === undefined) return [];
  const { counties, goalSplitBy: splitBefore } = told;
  const before = {
    ...told.programme,
    ...(counties === undefined ? {} : { counties }),
    ...(splitBefore === undefined ? {} : { goalSplitBy: splitBefore }),
  };
  const after = { ...programme, goalSplitBy };
  if (settingChanges(before, after, () => null).length === 0) return [];
  const versions: SettingsVersion[] = [];
  for await (const version of everyPage(settings.list))
    if (version.changedAt <= shanghaiEndOf(asOf)) versions.push(version);
  const since = (names: readonly SettingName[]): Day | null => {
    const last = versions.find(({ after: changed }) => names.some((name) => changed[name] !== undefined));
    return last === undefined ? null : shanghaiDayOf(last.changedAt);
  };
  return settingChanges(before, after, since);
}
