import { AlignmentType, type FileChild, type IParagraphOptions, LineRuleType, Paragraph } from "docx";
import type { Block } from "#shared/domain/reports/body/block.ts";
import type { ReportPictures } from "#shared/domain/reports/report-pictures.ts";
import { docxPicture } from "./docx-picture.ts";
import { docxRun } from "./docx-runs.ts";
import { docxTable } from "./docx-table.ts";
import { faces, sizes } from "./faces.ts";
import { lineTwips, tighterTwips } from "./page-layout.ts";

/** How the pieces of a text are set: as the document's text, or in small type after it. */
export type Setting = "text" | "provenance";

const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT });

/** How many twips two characters take in each setting. */
const twoCharacters: Record<Setting, number> = {
  text: 2 * (sizes.body * 10 + tighterTwips),
  provenance: 0,
};
const textSize: Record<Setting, number> = { text: sizes.body, provenance: sizes.note };
const textLine: Record<Setting, number> = { text: lineTwips, provenance: 400 };

/** A piece of a report as the paragraphs and tables of a document. */
export function docxBlock(block: Block, setting: Setting, pictures: ReportPictures): FileChild[] {
  const place = { size: textSize[setting], ...(setting === "text" && { characterSpacing: tighterTwips }) };
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          ...textParagraph(setting),
          keepNext: true,
          children: [docxRun(block.text, { ...place, font: faces.first })],
        }),
      ];
    case "paragraph":
      return [
        new Paragraph({
          ...textParagraph(setting),
          children: [
            ...(block.lead === undefined ? [] : [docxRun(block.lead, { ...place, font: faces.second })]),
            ...block.runs.map((run) => docxRun(run, { ...place, font: faces.body })),
          ],
        }),
      ];
    case "note":
      return [
        new Paragraph({
          spacing: { ...exactly(360), before: 60, after: 160 },
          children: [docxRun(block.text, { font: faces.body, size: sizes.table })],
        }),
      ];
    case "picture":
      return docxPicture(block, pictures[block.key]);
    case "table":
      return docxTable(block);
  }
}

function textParagraph(setting: Setting): IParagraphOptions {
  return {
    alignment: setting === "text" ? AlignmentType.JUSTIFIED : AlignmentType.LEFT,
    indent: { firstLine: twoCharacters[setting] },
    spacing: exactly(textLine[setting]),
  };
}
