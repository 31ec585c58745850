import type { Person } from "#shared/domain/person.ts";
import { verdictOf } from "#shared/domain/receipt/row-verdict.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { allAnswers } from "./all-answers.ts";
import { answeredImport } from "./answered-import.ts";
import { type BookDocument, bookDocument, nameOfImport } from "./book-document.ts";

/**
 * The refused rows of an import under the bank's own headers, to be mended and sent again; without any, the headers
 * alone. Fails with `import-unknown`, `import-state` or `original-gone`.
 */
export async function readFailedRows(
  deps: Pick<Deps, "imports" | "files" | "sha256" | "receiptWriter">,
  caller: Person,
  importId: string,
): Promise<BookDocument> {
  const { record, original } = await answeredImport(deps, caller, importId);
  const { dataOn, understood = [] } = record;
  const bySheet = Map.groupBy(await allAnswers(deps, record, "refused"), ({ sheet }) => sheet);
  const tables = understood.filter(({ sheet }) => bySheet.has(sheet));
  const failed = (tables.length > 0 ? tables : understood.slice(0, 1)).map((table) => ({
    table,
    dataOn,
    rows: (bySheet.get(table.sheet) ?? []).map(verdictOf).filter((verdict) => verdict !== undefined),
  }));
  const book = await deps.receiptWriter.failedRows(original, failed);
  return bookDocument(nameOfImport("退回行", importId), book);
}
