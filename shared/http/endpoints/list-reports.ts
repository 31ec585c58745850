import { listReports } from "#shared/app/list-reports.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Lists the published reports, newest month first, and those that are due. */
export const listReportsEndpoint = defineEndpoint("list-reports", (deps) => listReports(deps));
