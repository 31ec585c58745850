import { readImport } from "#shared/app/read-import.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { importToWire } from "../wire/import.ts";

/** Shows one import as it stands. */
export const readImportEndpoint = defineEndpoint(
  importRoutes["read-import"],
  async (deps, caller, { params }) =>
    importToWire(await readImport(deps, caller, params.importId), deps.programme, caller),
);
