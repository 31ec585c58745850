import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { rowAnswerToWire } from "./row-answer-wire.ts";

/** Lists the answers to the rows of an import. */
export const listImportRowsEndpoint = defineEndpoint(
  importRoutes["list-import-rows"],
  async (deps, caller, input) => {
    const { items, cursor } = await listImportRows(deps, caller, input.params.importId, input.query);
    return { items: items.map((answer) => rowAnswerToWire(answer, caller)), cursor };
  },
);
