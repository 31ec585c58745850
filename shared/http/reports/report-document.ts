import type { Document } from "#shared/http/base/document-answer.ts";
import { type ReportForm, reportForms } from "#shared/ports/reports/report-file-key.ts";

const officeTypes = "application/vnd.openxmlformats-officedocument";
const contentTypes: Record<ReportForm, string> = {
  json: "application/json; charset=utf-8",
  html: "text/html; charset=utf-8",
  docx: `${officeTypes}.wordprocessingml.document`,
  xlsx: `${officeTypes}.spreadsheetml.sheet`,
  pdf: "application/pdf",
};

/** The month and the form that an address asks for: `2016-06.docx`; without an ending, the figures as JSON. */
export function formAsked(address: string): { month: string; form: ReportForm } {
  const [month = "", ending] = address.split(".");
  return { month, form: reportForms.find((one) => one === ending) ?? "json" };
}

/** A published report in a form; documents of the office are to be kept as files. */
export function reportDocument(
  { month, form }: { month: string; form: ReportForm },
  body: Uint8Array,
): Document {
  const name = form === "xlsx" ? "通报附表" : "通报";
  return form === "docx" || form === "xlsx" || form === "pdf"
    ? { contentType: contentTypes[form], fileName: `${name}-${month}.${form}`, body }
    : { contentType: contentTypes[form], body: new TextDecoder().decode(body) };
}
