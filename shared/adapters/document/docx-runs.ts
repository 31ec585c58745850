import { type IRunOptions, TextRun } from "docx";
import type { Run } from "#shared/domain/reports/body/block.ts";
import { faces } from "./faces.ts";

/** A stretch of a report's text, in the face and size of its place. */
export function docxRun(run: Run | number, place: IRunOptions): TextRun {
  if (typeof run === "number") return new TextRun({ ...place, text: String(run) });
  if (typeof run === "string") return new TextRun({ ...place, text: xmlText(run) });
  if ("name" in run) return new TextRun({ ...place, text: xmlText(run.name) });
  if ("code" in run) return new TextRun({ ...place, font: faces.code, text: xmlText(run.code) });
  return new TextRun({ ...place, text: xmlText(run.unbroken) });
}

/** A text without what XML 1.0 cannot carry, which becomes U+FFFD, and without controls of writing direction. */
export function xmlText(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "")
  );
}
