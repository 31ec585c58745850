import { commitImport } from "#shared/app/commit-import.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { importToWire } from "../wire/import.ts";

/** Has a checked import posted to the ledger. */
export const commitImportEndpoint = defineEndpoint("commit-import", async (deps, caller, { params }) =>
  importToWire(await commitImport(deps, caller, params.importId), deps.programme, caller),
);
