import { canonicalJson } from "#shared/domain/base/canonical-json.ts";
import type { ReportDocument } from "./report-document.ts";

/** A report as canonical JSON, with the SHA-256 of its other forms, so that one hash binds all of them. */
export function reportJson(report: ReportDocument, files: Readonly<Record<string, string>>): string {
  return canonicalJson({ ...report, files });
}

/** The SHA-256 that a report's JSON names for one of its other forms, or `undefined` when it has no such form. */
export function formHashOf(json: string, form: string): string | undefined {
  const document: unknown = JSON.parse(json);
  if (!isRecord(document)) return undefined;
  const files = document["files"];
  const hash = isRecord(files) ? files[form] : form === "html" ? document["htmlSha256"] : undefined;
  return typeof hash === "string" ? hash : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
