import { readReceipt } from "#shared/app/read-receipt.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { defineDocumentEndpoint } from "../define-endpoint.ts";

/** Gives the bank's own workbook with the answer beside each row. */
export const readReceiptEndpoint = defineDocumentEndpoint(
  importRoutes["read-receipt"],
  (deps, caller, { params }) => readReceipt(deps, caller, params.importId),
);
