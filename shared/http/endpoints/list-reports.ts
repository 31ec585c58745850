import { knownNames } from "#shared/app/known-names.ts";
import { listReports } from "#shared/app/list-reports.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Lists the published reports, newest month first, and those that are due. */
export const listReportsEndpoint = defineEndpoint("list-reports", async (deps, { issuer }) => {
  const { items, ...rest } = await listReports(deps);
  const publishers = items.map(({ publishedBy }) => publishedBy);
  const names = await knownNames(deps, issuer, publishers);
  return { items: items.map((one) => ({ ...one, publishedByName: names.get(one.publishedBy) })), ...rest };
});
