import { readImport } from "#shared/app/imports/read-import.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { importToWire } from "./import-wire.ts";

/** Shows one import as it stands. */
export const readImportEndpoint = defineEndpoint(
  importRoutes["read-import"],
  async (deps, caller, { params }) =>
    importToWire(await readImport(deps, caller, params.importId), deps.programme, caller),
);
