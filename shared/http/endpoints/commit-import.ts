import { commitImport } from "#shared/app/commit-import.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { importToWire } from "../wire/import.ts";

/** Has a checked import posted; asking again is told as a repetition. */
export const commitImportEndpoint = defineEndpoint("commit-import", async (deps, caller, { params }) => {
  const { repeated, ...record } = await commitImport(deps, caller, params.importId);
  return { ...importToWire(record, deps.programme, caller), repeated };
});
