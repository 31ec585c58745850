import { type NoteDeps, noteReading } from "#shared/app/people/note-reading.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { ownedCorrection } from "./owned-correction.ts";
import { type SeenCorrection, seeCorrection } from "./see-corrections.ts";

/** One correction request as a caller sees it; who sees its loan is noted. Fails with `correction-unknown`. */
export async function readCorrection(
  deps: Pick<Deps, "corrections" | "associations" | "ledger" | "programme" | "now"> & NoteDeps,
  caller: Person,
  correctionId: string,
): Promise<SeenCorrection> {
  const request = await ownedCorrection(deps, caller, correctionId);
  const { associationId, loanNo } = request;
  await noteReading(deps, caller, { associationId, kind: "loan", loanNo });
  return seeCorrection(deps, caller, request);
}
