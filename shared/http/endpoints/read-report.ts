import { readReport } from "#shared/app/read-report.ts";
import { defineDocumentEndpoint } from "../define-endpoint.ts";

/** Gives a published report in the form that the address asks for. */
export const readReportEndpoint = defineDocumentEndpoint("read-report", async (deps, _caller, { params }) => {
  const [month = "", form] = params.month.split(".");
  return readReport(deps, { month, form: form === "html" ? "html" : "json" });
});
