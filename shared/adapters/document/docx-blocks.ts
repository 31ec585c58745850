import { AlignmentType, type FileChild, type IParagraphOptions, LineRuleType, Paragraph } from "docx";
import type { Block, Run } from "#shared/domain/reports/body/block.ts";
import type { ReportPictures } from "#shared/domain/reports/report-pictures.ts";
import { docxPicture } from "./docx-picture.ts";
import { docxRun } from "./docx-runs.ts";
import { docxTable, type Keeps } from "./docx-table.ts";
import { faces, sizes } from "./faces.ts";
import { lineTwips, tighterTwips } from "./page-layout.ts";

/** How the pieces of a text are set: as the document's text, in small type after it, or so as its notes (附注). */
export type Setting = "text" | "provenance" | "notes";

const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT });

/** How many twips two characters take in each setting. */
const twoCharacters: Record<Setting, number> = {
  text: 2 * (sizes.body * 10 + tighterTwips),
  provenance: 0,
  notes: 2 * sizes.table * 10,
};
const textSize: Record<Setting, number> = { text: sizes.body, provenance: sizes.note, notes: sizes.table };
const textLine: Record<Setting, number> = { text: lineTwips, provenance: 400, notes: 340 };

/** A piece of a report as the paragraphs and tables of a document; `keeps` as for a table. */
export function docxBlock(
  block: Block,
  setting: Setting,
  pictures: ReportPictures,
  keeps?: Keeps,
): FileChild[] {
  const keepNext = keeps === "next" && { keepNext: true };
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
          ...keepNext,
          ...(keeps !== undefined && { widowControl: false }),
          ...(setting === "notes" && { keepLines: true }),
          children: [
            ...(block.lead === undefined ? [] : [docxRun(block.lead, { ...place, font: faces.second })]),
            ...block.runs.map((run) => docxRun(run, { ...place, ...sizeOf(run, setting), font: faces.body })),
          ],
        }),
      ];
    case "note":
      return [
        new Paragraph({
          spacing: keeps === undefined ? { ...exactly(360), before: 60, after: 160 } : exactly(320),
          ...keepNext,
          children: [docxRun(block.text, { font: faces.body, size: sizes.table })],
        }),
      ];
    case "picture":
      return docxPicture(block, pictures[block.key]);
    case "table":
      return docxTable(block, keeps);
  }
}

/** A hash among the notes is small, so that it stands in one line. */
function sizeOf(run: Run, setting: Setting): { size?: number } {
  return setting === "notes" && typeof run === "object" && "code" in run ? { size: sizes.small } : {};
}

function textParagraph(setting: Setting): IParagraphOptions {
  return {
    alignment: setting === "text" ? AlignmentType.JUSTIFIED : AlignmentType.LEFT,
    indent: { firstLine: twoCharacters[setting] },
    spacing: exactly(textLine[setting]),
  };
}
