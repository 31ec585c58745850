import { createReceiptWriter } from "#shared/adapters/receipt/receipt-writer.ts";
import type { CloudPart } from "./cloud-part.ts";

/** As long as a check of the same file may take; in a request the time that is left is less, and what is deferred has it. */
const receiptMsMax = 290_000;

/** The writer of receipts in the bank's own workbook. */
export const receipts: CloudPart<"receipts"> = ({ RECEIPT_WORKER }) => ({
  receiptWriter: createReceiptWriter({ workerFile: RECEIPT_WORKER, limits: { readMsMax: receiptMsMax } }),
});
