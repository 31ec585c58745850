import { AlignmentType, type FileChild, ImageRun, LineRuleType, Paragraph } from "docx";
import { documentText } from "#shared/adapters/ooxml/document-text.ts";
import type { Block } from "#shared/domain/reports/body/block.ts";
import type { Picture } from "#shared/domain/reports/report-pictures.ts";
import { docxRun } from "./docx-runs.ts";
import { faces, sizes } from "./faces.ts";

/** The width between the margins in pixels of 1/96 inch, in which Office counts pictures. */
const textWidthPx = Math.floor((156 / 25.4) * 96);

/** A chart across the page with its caption below, and its words for those who do not see it. */
export function docxPicture(
  { caption, words }: Extract<Block, { kind: "picture" }>,
  { png, widthPx, heightPx }: Picture,
): FileChild[] {
  const height = Math.round((textWidthPx * heightPx) / widthPx);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 120 },
      children: [
        new ImageRun({
          type: "png",
          data: png,
          transformation: { width: textWidthPx, height },
          altText: {
            name: documentText(caption),
            title: documentText(caption),
            description: documentText(words),
          },
        }),
      ],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 360, lineRule: LineRuleType.EXACT, after: 120 },
      children: [docxRun(caption, { font: faces.body, size: sizes.table })],
    }),
  ];
}
