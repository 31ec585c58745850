import type { Person } from "#shared/domain/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { ownedCorrection } from "./owned-correction.ts";
import { type SeenCorrection, seeCorrection } from "./see-corrections.ts";

/** One correction request as a caller sees it. Fails with `correction-unknown`. */
export async function readCorrection(
  deps: Pick<Deps, "corrections" | "associations" | "ledger" | "programme" | "now">,
  caller: Person,
  correctionId: string,
): Promise<SeenCorrection> {
  return seeCorrection(deps, caller, await ownedCorrection(deps, caller, correctionId));
}
