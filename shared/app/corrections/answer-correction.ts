import { ownedImport } from "#shared/app/imports/owned-import.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { SeenCorrection } from "./see-corrections.ts";
import { type CorrectionStepDeps, type CorrectionWord, stepCorrection } from "./step-correction.ts";

/** Answers a correction request, perhaps by the import that mended its loan. Fails as `stepCorrection` does and with `import-unknown`. */
export async function answerCorrection(
  deps: CorrectionStepDeps & Pick<Deps, "imports">,
  caller: Person,
  word: CorrectionWord,
): Promise<SeenCorrection> {
  if (word.importId !== undefined) await ownedImport(deps, caller, word.importId);
  return stepCorrection(deps, caller, "answer", word);
}
