import { type BookDocument, bookDocument, nameOfImport } from "#shared/app/base/book-document.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { UnderstoodSheet } from "#shared/domain/imports/import-record.ts";
import { verdictOf } from "#shared/domain/imports/receipt/row-verdict.ts";
import type { RowAnswer } from "#shared/domain/imports/row-answer.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { allAnswers } from "./all-answers.ts";
import { answeredImport } from "./answered-import.ts";
import { keepingMs } from "./keeping-ms.ts";

/**
 * The refused rows of an import under the bank's own headers, to be mended and sent again; without any, the headers
 * alone. Fails with `import-unknown`, `import-state` or `original-gone`.
 */
export async function readFailedRows(
  deps: Pick<
    Deps,
    "imports" | "files" | "importArchive" | "programme" | "sha256" | "receiptWriter" | "remainingMs"
  >,
  caller: Person,
  importId: string,
): Promise<BookDocument> {
  const { record, original } = await answeredImport(deps, caller, importId);
  const { dataOn, understood = [] } = record;
  const refused = await allAnswers(deps, record, "refused");
  const byTable = Map.groupBy(refused, (answer) => tableOf(understood, answer));
  const tables = understood.map((table) => ({
    table,
    dataOn,
    rows: (byTable.get(table) ?? []).map(verdictOf).filter((verdict) => verdict !== undefined),
  }));
  const withRows = tables.filter(({ rows }) => rows.length > 0);
  const failed = withRows.length > 0 ? withRows : tables.slice(0, 1);
  const book = await deps.receiptWriter.failedRows(original, failed, deps.remainingMs() - keepingMs);
  return bookDocument(nameOfImport("退回行", importId), book);
}

/** The table of a row: the last one of its sheet whose header is above it. */
function tableOf(
  understood: readonly UnderstoodSheet[],
  { sheet, row }: RowAnswer,
): UnderstoodSheet | undefined {
  const above = understood.filter((table) => table.sheet === sheet && table.headerRow < row);
  return above.toSorted((a, b) => a.headerRow - b.headerRow).at(-1);
}
