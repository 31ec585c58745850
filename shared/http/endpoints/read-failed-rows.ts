import { readFailedRows } from "#shared/app/read-failed-rows.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { defineDocumentEndpoint } from "../define-endpoint.ts";

/** Gives the refused rows of an import in a workbook of their own. */
export const readFailedRowsEndpoint = defineDocumentEndpoint(
  importRoutes["read-failed-rows"],
  (deps, caller, { params }) => readFailedRows(deps, caller, params.importId),
);
