import { mapImport } from "#shared/app/imports/map-import.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { importToWire } from "./import-wire.ts";

/** Settles what columns and values of an import mean, and has it checked again. */
export const mapImportEndpoint = defineEndpoint(
  importRoutes["map-import"],
  async (deps, caller, { params, body }) =>
    importToWire(await mapImport(deps, caller, params.importId, body), deps.programme, caller),
);
