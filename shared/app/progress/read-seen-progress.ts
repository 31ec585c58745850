import type { Day } from "#shared/domain/base/day.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Progress } from "#shared/domain/progress/progress.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Snapshot } from "#shared/ports/progress/snapshot-store.ts";
import { figureScopeOf } from "./figure-scope.ts";
import { readProgress } from "./read-progress.ts";

/** How what a person may see of the programme stands on a day, by default today: all of it, or the own county. */
export async function readSeenProgress(
  deps: Pick<Deps, "programme" | "ledger" | "snapshots" | "associations" | "imports" | "now">,
  caller: Person,
  { asOf }: { asOf?: Day | undefined } = {},
  snapshot?: Promise<Snapshot | undefined>,
): Promise<Progress> {
  const { programme, countyCode } = await figureScopeOf(deps, caller);
  return readProgress({ ...deps, programme }, { asOf, countyCode }, snapshot);
}
