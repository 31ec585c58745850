import type { PdfText } from "pdfmake";
import { documentText } from "#shared/adapters/ooxml/document-text.ts";
import type { Run } from "#shared/domain/reports/body/block.ts";
import { sizes } from "./pdf-page.ts";

/** A stretch of a report's text; a hash is small. */
export function pdfRun(run: Run | number): PdfText {
  if (typeof run === "number") return { text: String(run) };
  if (typeof run === "string") return { text: documentText(run) };
  if ("name" in run) return { text: documentText(run.name) };
  if ("code" in run) return { text: documentText(run.code), fontSize: sizes.small };
  return { text: documentText(run.unbroken), noWrap: true };
}
