import type { RowAnswer, RowOutcome } from "#shared/domain/imports/row-answer.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { answersPageSize } from "#shared/ports/imports/import-archive.ts";

/** All answers of an outcome, in the order of the file. */
export async function allAnswers(
  deps: Pick<Deps, "importArchive">,
  place: { importId: string; checkNo: number },
  outcome: RowOutcome,
): Promise<RowAnswer[]> {
  const all: RowAnswer[] = [];
  for (let page = 0; ; page++) {
    const answers = await deps.importArchive.answersPage(place, outcome, page);
    all.push(...answers);
    if (answers.length < answersPageSize) return all;
  }
}
