import { readFailedRows } from "#shared/app/read-failed-rows.ts";
import { defineDocumentEndpoint } from "../define-endpoint.ts";

/** Gives the refused rows of an import in a workbook of their own. */
export const readFailedRowsEndpoint = defineDocumentEndpoint("read-failed-rows", (deps, caller, { params }) =>
  readFailedRows(deps, caller, params.importId),
);
