import { undoImport } from "#shared/app/undo-import.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { importToWire } from "../wire/import.ts";

/** Has a committed import taken back. */
export const undoImportEndpoint = defineEndpoint(
  importRoutes["undo-import"],
  async (deps, caller, { params, body }) =>
    importToWire(await undoImport(deps, caller, params.importId, body.reason), deps.programme, caller),
);
