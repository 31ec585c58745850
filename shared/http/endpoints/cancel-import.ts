import { cancelImport } from "#shared/app/cancel-import.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { importToWire } from "../wire/import.ts";

/** Gives up an import that is not posted yet. */
export const cancelImportEndpoint = defineEndpoint(
  importRoutes["cancel-import"],
  async (deps, caller, { params }) =>
    importToWire(await cancelImport(deps, caller, params.importId), deps.programme, caller),
);
