import type { RouteOutput } from "#shared/contract/routes.ts";
import { callRoute } from "../../api/call-route.ts";
import type { RowsQuery } from "./rows-query.ts";

const pageSize = 20;
const asksMax = 10;

/** A page of the rows that a query wants; looks further down while the server has found none yet. */
export async function findRows(
  importId: string,
  query: RowsQuery,
  cursor: string | undefined,
): Promise<RouteOutput<"list-import-rows">> {
  const { whole: _, cells: __, ...filter } = query;
  const ask = (from: string | undefined) =>
    callRoute("list-import-rows", {
      params: { importId },
      query: { ...filter, limit: pageSize, cursor: from },
    });
  let page = await ask(cursor);
  for (let asks = 1; asks < asksMax && page.items.length === 0 && page.cursor !== undefined; asks++) {
    page = await ask(page.cursor);
  }
  return page;
}
