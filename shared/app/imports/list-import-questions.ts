import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { AskedQuestion } from "#shared/domain/imports/questions/question.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type Answer, answersOf } from "./answers-of.ts";
import { ownedImport } from "./owned-import.ts";

/** A page of the questions of an import, each with its answer if it has one. Fails with `import-unknown` or `cursor-invalid`. */
export async function listImportQuestions(
  deps: Pick<Deps, "imports" | "importArchive" | "decisions" | "programme">,
  caller: Person,
  importId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<AskedQuestion & { answer?: Answer | undefined }>> {
  const record = await ownedImport(deps, caller, importId);
  if (cursor !== undefined && !/^\d{1,4}$/.test(cursor)) throw new LedgerFailure("cursor-invalid");
  const start = Number(cursor ?? "0");
  const all = record.questions === undefined ? [] : await deps.importArchive.questions(record);
  const asked = all.slice(start, start + limit);
  const answers = await answersOf(deps, record.bankId, asked);
  const items = asked.map((question) => ({ ...question, answer: answers.get(question.questionId) }));
  const next = start + items.length;
  return next < all.length ? { items, cursor: String(next) } : { items };
}
