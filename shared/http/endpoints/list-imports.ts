import { listImports } from "#shared/app/list-imports.ts";
import { importRoutes } from "#shared/contract/import-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { importToWire } from "../wire/import.ts";

/** Lists the imports, newest first. */
export const listImportsEndpoint = defineEndpoint(
  importRoutes["list-imports"],
  async (deps, caller, { query }) => {
    const { items, cursor } = await listImports(deps, caller, query);
    return { items: items.map((record) => importToWire(record, deps.programme, caller)), cursor };
  },
);
