import { readReceipt } from "#shared/app/imports/read-receipt.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineDocumentEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Gives the bank's own workbook with the answer beside each row. */
export const readReceiptEndpoint = defineDocumentEndpoint(
  importRoutes["read-receipt"],
  (deps, caller, { params }) => readReceipt(deps, caller, params.importId),
);
