import { sendBackImport } from "#shared/app/imports/send-back-import.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { importToWire } from "./import-wire.ts";

/** Sends a checked import back to the one who brought it in. */
export const sendBackImportEndpoint = defineEndpoint(
  importRoutes["send-back-import"],
  async (deps, caller, { params, body }) =>
    importToWire(await sendBackImport(deps, caller, params.importId, body.reason), deps.programme, caller),
);
