import { canonicalJson } from "../canonical-json.ts";
import type { ReportDocument } from "./report-document.ts";

/** A report as canonical JSON, with the SHA-256 of its HTML page, so that one hash binds both. */
export function reportJson(report: ReportDocument, htmlSha256: string): string {
  return canonicalJson({ ...report, htmlSha256 });
}

/** The SHA-256 of the HTML page that a report's JSON names, or `undefined` when it names none. */
export function htmlHashOf(json: string): string | undefined {
  const document: unknown = JSON.parse(json);
  if (typeof document !== "object" || document === null || !("htmlSha256" in document)) return undefined;
  return typeof document.htmlSha256 === "string" ? document.htmlSha256 : undefined;
}
