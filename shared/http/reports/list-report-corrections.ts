import { listReportCorrections } from "#shared/app/reports/list-report-corrections.ts";
import { reportRoutes } from "#shared/contract/reports/report-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Lists the corrections that published reports told. */
export const listReportCorrectionsEndpoint = defineEndpoint(
  reportRoutes["list-report-corrections"],
  async (deps, _caller, { query }) => {
    const { items, cursor } = await listReportCorrections(deps, query);
    return {
      items: items.map(({ told, ...report }) => ({
        ...report,
        comparedWith: told?.comparedWith ?? null,
        corrections: told?.corrections ?? null,
      })),
      cursor,
    };
  },
);
