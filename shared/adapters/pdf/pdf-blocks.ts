import type { PdfNode } from "pdfmake";
import { documentText } from "#shared/adapters/ooxml/document-text.ts";
import type { Block } from "#shared/domain/reports/body/block.ts";
import { bodyLine, lineOf, sizes, textWidth } from "./pdf-page.ts";
import { pdfTable } from "./pdf-table.ts";
import { pdfRun } from "./pdf-text.ts";

const text = lineOf(sizes.body, bodyLine);
const notes = lineOf(sizes.table, 17);

/** A piece of a report's text as the pieces of a page. */
export function pdfBlock(block: Block): PdfNode[] {
  switch (block.kind) {
    case "heading":
      return [{ ...text, text: documentText(block.text), leadingIndent: 2 * sizes.body, headlineLevel: 1 }];
    case "paragraph":
      return [
        {
          ...text,
          text: [...(block.lead === undefined ? [] : [block.lead]), ...block.runs].map(pdfRun),
          leadingIndent: 2 * sizes.body,
          alignment: "justify",
        },
      ];
    case "note":
      return [{ ...lineOf(sizes.table, 16), text: documentText(block.text), margin: [0, 0, 0, 3] }];
    case "picture":
      return [
        {
          stack: [
            { image: block.key, width: textWidth },
            { ...lineOf(sizes.table, 18), text: documentText(block.caption), alignment: "center" },
          ],
          margin: [0, 6, 0, 6],
          unbreakable: true,
        },
      ];
    case "table":
      return pdfTable(block);
  }
}

/** A piece of the notes after the signature (附注), in small type. */
export function pdfNote(block: Block): PdfNode[] {
  if (block.kind !== "paragraph") return pdfBlock(block);
  return [{ ...notes, text: block.runs.map(pdfRun), leadingIndent: 2 * sizes.table }];
}
