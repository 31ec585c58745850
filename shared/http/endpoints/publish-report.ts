import { publishReport } from "#shared/app/publish-report.ts";
import { reportRoutes } from "#shared/contract/report-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Publishes the report of a month. */
export const publishReportEndpoint = defineEndpoint(
  reportRoutes["publish-report"],
  async (deps, caller, { params }) => publishReport(deps, caller, params.month),
);
