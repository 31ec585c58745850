import { listReports } from "#shared/app/list-reports.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Lists the published reports, newest month first. */
export const listReportsEndpoint = defineEndpoint("list-reports", async (deps) => ({
  items: await listReports(deps),
}));
