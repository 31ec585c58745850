import { readProgress } from "#shared/app/progress/read-progress.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type Settings, settingFaults, withSettings } from "#shared/domain/programme/programme-settings.ts";
import type { Progress } from "#shared/domain/progress/progress.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** Today's progress under other settings; changes nothing. Fails with `settings-wrong`. */
export async function previewSettings(
  deps: Pick<Deps, "programme" | "ledger" | "snapshots" | "imports" | "now">,
  settings: Settings,
): Promise<{ before: Progress; after: Progress }> {
  const faults = settingFaults(deps.programme, settings);
  if (faults.length > 0) throw new LedgerFailure("settings-wrong", { faults });
  const programme = withSettings(deps.programme, settings);
  return { before: await readProgress(deps), after: await readProgress({ ...deps, programme }) };
}
