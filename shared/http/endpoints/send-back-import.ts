import { sendBackImport } from "#shared/app/send-back-import.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { importToWire } from "../wire/import.ts";

/** Sends a checked import back to the one who brought it in. */
export const sendBackImportEndpoint = defineEndpoint(
  importRoutes["send-back-import"],
  async (deps, caller, { params, body }) =>
    importToWire(await sendBackImport(deps, caller, params.importId, body.reason), deps.programme, caller),
);
