import { undoImport } from "#shared/app/imports/undo-import.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { importToWire } from "./import-wire.ts";

/** Has a committed import taken back. */
export const undoImportEndpoint = defineEndpoint(
  importRoutes["undo-import"],
  async (deps, caller, { params, body }) =>
    importToWire(await undoImport(deps, caller, params.importId, body.reason), deps.programme, caller),
);
