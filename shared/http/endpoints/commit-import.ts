import { commitImport } from "#shared/app/commit-import.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { importToWire } from "../wire/import.ts";

/** Has a checked import posted; asking again is told as a repetition. */
export const commitImportEndpoint = defineEndpoint(
  importRoutes["commit-import"],
  async (deps, caller, { params }) => {
    const { repeated, ...record } = await commitImport(deps, caller, params.importId);
    return { ...importToWire(record, deps.programme, caller), repeated };
  },
);
