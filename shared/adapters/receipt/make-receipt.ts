import type { Sheet } from "#shared/domain/base/sheet.ts";
import { shownSheetNames } from "#shared/domain/imports/reading/sheet-name.ts";
import { type FailedRows, failedRowsSheet } from "#shared/domain/imports/receipt/failed-rows-sheet.ts";
import { receiptSheet } from "#shared/domain/imports/receipt/receipt-sheet.ts";
import type { SheetVerdicts } from "#shared/domain/imports/receipt/row-verdict.ts";
import type { SentBook } from "#shared/ports/imports/receipt-writer.ts";
import { collectSheets } from "../workbook/collect-sheets.ts";
import { detectKind } from "../workbook/detect-kind.ts";
import { readSheets } from "../workbook/read-sheets.ts";
import type { ReaderLimits } from "../workbook/reader-limits.ts";
import { annotateBook } from "./annotate-book.ts";
import { UnusualBook } from "./unusual-book.ts";
import { writeBook } from "./write-book.ts";

/** What is wanted of an original. */
export type ReceiptWish = { verdicts: readonly SheetVerdicts[] } | { failed: readonly FailedRows[] };

/** Makes a receipt or a book of failed rows; the failures are those of the table-reader port. */
export async function makeReceipt(
  original: Uint8Array,
  wish: ReceiptWish,
  limits: ReaderLimits,
): Promise<SentBook> {
  if ("failed" in wish) {
    const sheets = await sheetsOf(original, limits);
    const shown = shownNamesOf(sheets);
    const failedSheets = sheets.flatMap((sheet, position) =>
      wish.failed
        .filter(({ table }) => table.sheet === shown[position])
        .map((failed) => failedRowsSheet(sheet, failed)),
    );
    return { bytes: await writeBook(failedSheets), ending: "xlsx" };
  }
  if (detectKind(original) === "zip") {
    try {
      return await annotateBook(original, wish.verdicts, limits.unpackedBytesMax);
    } catch (error) {
      if (!(error instanceof UnusualBook)) throw error;
    }
  }
  const ofSheet = new Map(wish.verdicts.map((verdicts) => [verdicts.sheet, verdicts]));
  const sheets = await sheetsOf(original, limits);
  const shown = shownNamesOf(sheets);
  const answered = sheets.map((sheet, position) => receiptSheet(sheet, ofSheet.get(shown[position] ?? "")));
  return { bytes: await writeBook(answered), ending: "xlsx" };
}

/** The names by which answers call the sheets; in the book that goes back to the bank they keep their own. */
function shownNamesOf(sheets: readonly Sheet[]): string[] {
  return shownSheetNames(sheets.map(({ name }) => name));
}

async function sheetsOf(original: Uint8Array, limits: ReaderLimits): Promise<readonly Sheet[]> {
  const { sink, sheets } = collectSheets();
  await readSheets(original, limits, sink);
  return sheets;
}
