import { mapImport } from "#shared/app/map-import.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { importToWire } from "../wire/import.ts";

/** Settles what columns and values of an import mean, and has it checked again. */
export const mapImportEndpoint = defineEndpoint(
  importRoutes["map-import"],
  async (deps, caller, { params, body }) =>
    importToWire(await mapImport(deps, caller, params.importId, body), deps.programme, caller),
);
