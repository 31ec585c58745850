import { listImports } from "#shared/app/imports/list-imports.ts";
import { importRoutes } from "#shared/contract/imports/import-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { importToWire } from "./import-wire.ts";

/** Lists the imports, newest first. */
export const listImportsEndpoint = defineEndpoint(
  importRoutes["list-imports"],
  async (deps, caller, { query }) => {
    const { items, cursor } = await listImports(deps, caller, query);
    return { items: items.map((record) => importToWire(record, deps.programme, caller)), cursor };
  },
);
