import { type IRunOptions, TextRun } from "docx";
import { documentText } from "#shared/adapters/ooxml/document-text.ts";
import type { Run } from "#shared/domain/reports/body/block.ts";
import { faces } from "./faces.ts";

/** A stretch of a report's text, in the face and size of its place. */
export function docxRun(run: Run | number, place: IRunOptions): TextRun {
  if (typeof run === "number") return new TextRun({ ...place, text: String(run) });
  if (typeof run === "string") return new TextRun({ ...place, text: documentText(run) });
  if ("name" in run) return new TextRun({ ...place, text: documentText(run.name) });
  if ("code" in run) return new TextRun({ ...place, font: faces.code, text: documentText(run.code) });
  return new TextRun({ ...place, text: documentText(run.unbroken) });
}
