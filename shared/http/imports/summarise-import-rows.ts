import { summariseImportRows } from "#shared/app/imports/summarise-import-rows.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { loanFieldRows } from "#shared/domain/ledger/loan.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Counts the rows of an import by sheet, changed field and reason. */
export const summariseImportRowsEndpoint = defineEndpoint(
  importRoutes["summarise-import-rows"],
  async (deps, caller, { params }) => {
    const { sheets, fields, reasons, reasonsLeftOut } = await summariseImportRows(
      deps,
      caller,
      params.importId,
    );
    return {
      sheets: [...sheets],
      fields: fields.map(({ field, rows }) => ({ field, name: loanFieldRows[field].name, rows })),
      reasons: [...reasons],
      reasonsLeftOut,
    };
  },
);
