import { type BookDocument, bookDocument, nameOfImport } from "#shared/app/base/book-document.ts";
import type { Person } from "#shared/domain/base/person.ts";
import {
  type RowVerdict,
  type SheetVerdicts,
  verdictOf,
} from "#shared/domain/imports/receipt/row-verdict.ts";
import { rowOutcomes } from "#shared/domain/imports/row-answer.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { allAnswers } from "./all-answers.ts";
import { answeredImport } from "./answered-import.ts";
import { keepingMs } from "./keeping-ms.ts";

/**
 * The bank's own workbook with an answer next to each row. Fails with `import-unknown`, `import-state` or
 * `original-gone`.
 */
export async function readReceipt(
  deps: Pick<
    Deps,
    "imports" | "files" | "importArchive" | "programme" | "sha256" | "receiptWriter" | "remainingMs"
  >,
  caller: Person,
  importId: string,
): Promise<BookDocument> {
  const { record, original } = await answeredImport(deps, caller, importId);
  const rows = new Map<string, RowVerdict[]>();
  for (const outcome of rowOutcomes) {
    for (const answer of await allAnswers(deps, record, outcome)) {
      const verdict = verdictOf(answer);
      const ofSheet = rows.get(answer.sheet);
      if (verdict === undefined) continue;
      if (ofSheet === undefined) rows.set(answer.sheet, [verdict]);
      else ofSheet.push(verdict);
    }
  }
  const headerRows = new Map<string, number>();
  for (const { sheet, headerRow } of record.understood ?? []) {
    headerRows.set(sheet, Math.min(headerRow, headerRows.get(sheet) ?? headerRow));
  }
  const verdicts = [...headerRows].map(
    ([sheet, headerRow]): SheetVerdicts => ({ sheet, headerRow, rows: rows.get(sheet) ?? [] }),
  );
  const book = await deps.receiptWriter.annotate(original, verdicts, deps.remainingMs() - keepingMs);
  return bookDocument(nameOfImport("回执", importId), book);
}
