import { readFailedRows } from "#shared/app/imports/read-failed-rows.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineDocumentEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Gives the refused rows of an import in a workbook of their own. */
export const readFailedRowsEndpoint = defineDocumentEndpoint(
  importRoutes["read-failed-rows"],
  (deps, caller, { params }) => readFailedRows(deps, caller, params.importId),
);
