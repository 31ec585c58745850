import { cancelImport } from "#shared/app/imports/cancel-import.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { importToWire } from "./import-wire.ts";

/** Gives up an import that is not posted yet. */
export const cancelImportEndpoint = defineEndpoint(
  importRoutes["cancel-import"],
  async (deps, caller, { params }) =>
    importToWire(await cancelImport(deps, caller, params.importId), deps.programme, caller),
);
