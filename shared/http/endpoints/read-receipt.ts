import { readReceipt } from "#shared/app/read-receipt.ts";
import { defineDocumentEndpoint } from "../define-endpoint.ts";

/** Gives the bank's own workbook with the answer beside each row. */
export const readReceiptEndpoint = defineDocumentEndpoint("read-receipt", (deps, caller, { params }) =>
  readReceipt(deps, caller, params.importId),
);
