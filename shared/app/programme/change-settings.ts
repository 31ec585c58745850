import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import {
  changesOf,
  namesOf,
  programmeUnder,
  type Settings,
  type SettingsVersion,
  settingFaults,
} from "#shared/domain/programme/programme-settings.ts";
import type { Deps } from "#shared/ports/deps.ts";

/**
 * Changes settings of the programme, for everybody at once and with a reason. `revision` is the one that the caller saw,
 * 0 for the programme's file. Fails with `settings-changed-meanwhile`, `settings-unchanged` or `settings-wrong`.
 */
export async function changeSettings(
  deps: Pick<Deps, "programme" | "settings" | "associations" | "now">,
  caller: Pick<Person, "displayName">,
  input: { revision: number; reason: string; settings: Settings },
): Promise<SettingsVersion> {
  const current = await deps.settings.current();
  if ((current?.revision ?? 0) !== input.revision) throw new LedgerFailure("settings-changed-meanwhile");
  const programme = programmeUnder(deps.programme, current);
  const faults = [
    ...settingFaults(programme, input.settings),
    ...(await lostCountyFaults(deps, programme, input.settings)),
  ];
  if (faults.length > 0) throw new LedgerFailure("settings-wrong", { faults });
  const { before, after } = changesOf(programme, input.settings);
  if (namesOf(after).length === 0) throw new LedgerFailure("settings-unchanged");
  const version: SettingsVersion = {
    revision: input.revision + 1,
    changedAt: laterOf(deps.now(), current?.changedAt ?? ""),
    changedBy: caller.displayName,
    reason: input.reason,
    before,
    after,
    settings: { ...current?.settings, ...after },
  };
  if (!(await deps.settings.add(version))) throw new LedgerFailure("settings-changed-meanwhile");
  return version;
}

/** A county with associations stays. */
async function lostCountyFaults(
  { associations }: Pick<Deps, "associations">,
  programme: Programme,
  { counties }: Settings,
): Promise<string[]> {
  if (counties === undefined) return [];
  const lost = programme.counties.filter(({ code }) => !counties.some((county) => county.code === code));
  if (lost.length === 0) return [];
  const used = new Set((await associations.list()).map(({ countyCode }) => countyCode));
  return lost.filter(({ code }) => used.has(code)).map(({ name }) => `${name}还有农技协，不能删去；改名可以`);
}

/** Clocks of two machines may differ: no version may say that it came before the one that it follows. */
function laterOf(now: string, before: string): string {
  return now > before ? now : before;
}
