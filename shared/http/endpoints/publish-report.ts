import { publishReport } from "#shared/app/publish-report.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Publishes the report of a month. */
export const publishReportEndpoint = defineEndpoint("publish-report", async (deps, caller, { params }) =>
  publishReport(deps, caller, params.month),
);
