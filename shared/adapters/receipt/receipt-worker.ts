import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { FailureFacts } from "#shared/domain/base/failures/failure-row.ts";
import type { FailureCode } from "#shared/domain/base/failures.ts";
import type { SentBook } from "#shared/ports/imports/receipt-writer.ts";
import type { ReaderLimits } from "../workbook/reader-limits.ts";
import { makeReceipt, type ReceiptWish } from "./make-receipt.ts";

/** The input of the process: the bank's file, what is wanted of it, and the limits. */
export type ReceiptTask = { original: Uint8Array; wish: ReceiptWish; limits: ReaderLimits };
/** Its output: the book, or why there is none. */
export type ReceiptAnswer = { book: SentBook } | { failure: { code: FailureCode; facts: FailureFacts } };

process.once("message", async ({ original, wish, limits }: ReceiptTask) => {
  try {
    process.send?.({ book: await makeReceipt(original, wish, limits) });
  } catch (error) {
    const { code, facts } = error instanceof LedgerFailure ? error : new LedgerFailure("file-unreadable");
    process.send?.({ failure: { code, facts } });
  }
});
