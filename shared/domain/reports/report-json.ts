import { canonicalJson } from "#shared/domain/base/canonical-json.ts";
import type { ReportDocument } from "./report-document.ts";

/** A report as canonical JSON, with the SHA-256 of its other forms, so that one hash binds all of them. */
export function reportJson(report: ReportDocument, files: Readonly<Record<string, string>>): string {
  return canonicalJson({ ...report, files });
}
