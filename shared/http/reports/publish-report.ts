import { publishReport } from "#shared/app/reports/publish-report.ts";
import { reportRoutes } from "#shared/contract/reports/report-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Publishes the report of a month. */
export const publishReportEndpoint = defineEndpoint(
  reportRoutes["publish-report"],
  async (deps, caller, { params }) => publishReport(deps, caller, params.month),
);
