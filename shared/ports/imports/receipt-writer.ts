import type { FailedRows } from "#shared/domain/imports/receipt/failed-rows-sheet.ts";
import type { SheetVerdicts } from "#shared/domain/imports/receipt/row-verdict.ts";

/** A workbook as it is sent back, and the ending that its name has to have. */
export type SentBook = { bytes: Uint8Array; ending: "xlsx" | "xlsm" };

/**
 * Writes what goes back to the bank about a file that was checked. Fails with `file-too-slow` or `too-much-content` when the
 * file exhausts what the work may take or `msMax`, with `ledger-busy` when too many wait for it.
 */
export interface ReceiptWriter {
  /** The bank's own workbook with verdicts next to its rows; a new workbook where the file is no .xlsx. */
  annotate(original: Uint8Array, verdicts: readonly SheetVerdicts[], msMax?: number): Promise<SentBook>;
  /** A workbook of the refused rows alone, to be mended and sent again. */
  failedRows(original: Uint8Array, failed: readonly FailedRows[], msMax?: number): Promise<SentBook>;
}
