import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { type CorrectionStep, steppedCorrection } from "#shared/domain/corrections/correction-steps.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { ownedCorrection } from "./owned-correction.ts";
import { type SeenCorrection, seeCorrection } from "./see-corrections.ts";

/** What a step on a correction request needs. */
export type CorrectionStepDeps = Pick<Deps, "corrections" | "associations" | "ledger" | "programme" | "now">;

/** Which request, at which revision, and the text that is added to it. */
export type CorrectionWord = {
  correctionId: string;
  revision: number;
  text: string;
  importId?: string | undefined;
};

/**
 * Takes a step on the revision of a request that the caller has read. Fails with `correction-unknown`, `correction-moved`
 * when others were faster, `correction-open` when the association has another request on the loan by now, and as
 * `steppedCorrection` does.
 */
export async function stepCorrection(
  deps: CorrectionStepDeps,
  caller: Person,
  step: CorrectionStep,
  { correctionId, revision, text, importId }: CorrectionWord,
): Promise<SeenCorrection> {
  const request = await ownedCorrection(deps, caller, correctionId);
  if (request.revision !== revision) throw new LedgerFailure("correction-moved");
  const next = steppedCorrection(request, step, { by: caller, at: deps.now(), text, importId });
  switch (await deps.corrections.write(next)) {
    case "written":
      return seeCorrection(deps, caller, next);
    case "moved":
      throw new LedgerFailure("correction-moved");
    case "taken":
      throw new LedgerFailure("correction-open");
  }
}
