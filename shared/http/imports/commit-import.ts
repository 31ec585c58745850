import { commitImport } from "#shared/app/imports/commit-import.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { importToWire } from "./import-wire.ts";

/** Has a checked import posted; asking again is told as a repetition. */
export const commitImportEndpoint = defineEndpoint(
  importRoutes["commit-import"],
  async (deps, caller, { params }) => {
    const { repeated, ...record } = await commitImport(deps, caller, params.importId);
    return { ...importToWire(record, deps.programme, caller), repeated };
  },
);
