import { readReport } from "#shared/app/reports/read-report.ts";
import { reportRoutes } from "#shared/contract/reports/report-routes.ts";
import { defineDocumentEndpoint } from "#shared/http/base/define-endpoint.ts";
import { type ReportForm, reportForms } from "#shared/ports/reports/report-file-key.ts";

const officeTypes = "application/vnd.openxmlformats-officedocument";
const contentTypes: Record<ReportForm, string> = {
  json: "application/json; charset=utf-8",
  html: "text/html; charset=utf-8",
  docx: `${officeTypes}.wordprocessingml.document`,
  xlsx: `${officeTypes}.spreadsheetml.sheet`,
};

/** Gives a published report in the form that the address asks for; documents of the office to be kept as files. */
export const readReportEndpoint = defineDocumentEndpoint(
  reportRoutes["read-report"],
  async (deps, caller, { params }) => {
    const [month = "", ending] = params.month.split(".");
    const form = reportForms.find((one) => one === ending) ?? "json";
    const body = await readReport(deps, caller, { month, form });
    const name = form === "docx" ? "通报" : "通报附表";
    return form === "docx" || form === "xlsx"
      ? { contentType: contentTypes[form], fileName: `${name}-${month}.${form}`, body }
      : { contentType: contentTypes[form], body: new TextDecoder().decode(body) };
  },
);
