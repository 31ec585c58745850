import type { Person } from "#shared/domain/base/person.ts";
import type { SeenCorrection } from "./see-corrections.ts";
import { type CorrectionStepDeps, type CorrectionWord, stepCorrection } from "./step-correction.ts";

/** Closes a correction request: its association is content, or the supervisor says why. Fails as `stepCorrection` does. */
export function closeCorrection(
  deps: CorrectionStepDeps,
  caller: Person,
  word: CorrectionWord,
): Promise<SeenCorrection> {
  return stepCorrection(deps, caller, "close", word);
}
