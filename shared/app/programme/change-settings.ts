import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
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
  deps: Pick<Deps, "programme" | "settings" | "now">,
  caller: Pick<Person, "displayName">,
  input: { revision: number; reason: string; settings: Settings },
): Promise<SettingsVersion> {
  const current = await deps.settings.current();
  if ((current?.revision ?? 0) !== input.revision) throw new LedgerFailure("settings-changed-meanwhile");
  const programme = programmeUnder(deps.programme, current);
  const faults = settingFaults(programme, input.settings);
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

/** Clocks of two machines may differ: no version may say that it came before the one that it follows. */
function laterOf(now: string, before: string): string {
  return now > before ? now : before;
}
