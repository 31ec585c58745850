import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { answersOf } from "./answers-of.ts";
import { countedQuestions } from "./ask-questions.ts";
import { decide } from "./decide.ts";
import { ownedImport } from "./owned-import.ts";
import { updateImport } from "./update-import.ts";

/**
 * Answers questions of an import with one reason. An answer holds for the same question in every later import; another
 * answer replaces it, and the first is kept. Fails with `import-unknown`, or `input-invalid` for a question not asked.
 */
export async function answerQuestions(
  deps: Pick<Deps, "imports" | "importArchive" | "decisions" | "now" | "programme">,
  caller: Person,
  importId: string,
  { questionIds, reason }: { questionIds: readonly string[]; reason: string },
): Promise<ImportRecord> {
  const record = await ownedImport(deps, caller, importId);
  const all = record.questions === undefined ? [] : await deps.importArchive.questions(record);
  const byId = new Map(all.map((question) => [question.questionId, question]));
  const matters = questionIds.map((key) => {
    const question = byId.get(key);
    if (question === undefined)
      throw new LedgerFailure("input-invalid", { fields: ["问题编号（questionIds）"] });
    const { code, loanNo } = question;
    return { key, matter: { kind: "answer" as const, code, loanNo, reason } };
  });
  await decide(deps, caller, record, matters);
  const answers = await answersOf(deps, record.bankId, all);
  return updateImport(deps, importId, (stored) =>
    stored.questions === undefined || stored.checkNo !== record.checkNo
      ? undefined
      : { ...stored, questions: countedQuestions(all, answers, stored.questions.leftOut) },
  );
}
