import { createReceiptWriter } from "#shared/adapters/receipt/receipt-writer.ts";
import type { CloudPart } from "./cloud-part.ts";

/** An HTTP API waits for 30 seconds at most: a receipt that takes longer fails before, and says why; sooner when reading its file took long. */
const receiptMsMax = 25_000;

/** The writer of receipts in the bank's own workbook. */
export const receipts: CloudPart<"receipts"> = ({ RECEIPT_WORKER }) => ({
  receiptWriter: createReceiptWriter({ workerFile: RECEIPT_WORKER, limits: { readMsMax: receiptMsMax } }),
});
