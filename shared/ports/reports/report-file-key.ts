import type { PublishedReport } from "./report-archive.ts";

/** The forms in which a report is frozen; `json` is the source of all others and names their hashes. */
export const reportForms = ["json", "html", "docx", "xlsx", "pdf"] as const;
export type ReportForm = (typeof reportForms)[number];

/** A report in every form that its edition has: the PDF came with the seventh. */
export type ReportFiles = Record<Exclude<ReportForm, "pdf">, Uint8Array> & { pdf?: Uint8Array };

/** How many bytes a report's file may have. */
export const reportBytesMax = 16 * 1024 * 1024;

/** Where a published report's file lies in the area `reports`: named by the hash of its JSON, so that no publisher overwrites another's. */
export function reportFileKey(
  { month, sha256 }: Pick<PublishedReport, "month" | "sha256">,
  form: ReportForm,
): string {
  return `${month}/${sha256}.${form}`;
}

/** Where the answer of a timestamp authority for a report's JSON lies, beside its forms. */
export function timestampFileKey({ month, sha256 }: Pick<PublishedReport, "month" | "sha256">): string {
  return `${month}/${sha256}.tsr`;
}
