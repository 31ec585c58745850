import type { Person } from "#shared/domain/base/person.ts";
import type { SeenCorrection } from "./see-corrections.ts";
import { type CorrectionStepDeps, type CorrectionWord, stepCorrection } from "./step-correction.ts";

/** Opens a correction request again for an association that is not content; its clock starts again. Fails as `stepCorrection` does. */
export function reopenCorrection(
  deps: CorrectionStepDeps,
  caller: Person,
  word: CorrectionWord,
): Promise<SeenCorrection> {
  return stepCorrection(deps, caller, "reopen", word);
}
