import { AlignmentType, Document, type FileChild, LineRuleType, Packer, Paragraph } from "docx";
import { documentText } from "#shared/adapters/ooxml/document-text.ts";
import type { ReportBody } from "#shared/domain/reports/body/block.ts";
import type { ReportPictures } from "#shared/domain/reports/report-pictures.ts";
import { docxBlock } from "./docx-blocks.ts";
import { docxRun } from "./docx-runs.ts";
import { faces, sizes } from "./faces.ts";
import { lineTwips, officialPage, tighterTwips } from "./page-layout.ts";
import { sameBytes } from "./same-bytes.ts";

/** A report as an official document (.docx) in the layout of GB/T 9704-2012, the same bytes for the same report. */
export async function writeOfficialDocument(body: ReportBody, pictures: ReportPictures): Promise<Uint8Array> {
  const document = new Document({
    creator: documentText(body.issuer),
    lastModifiedBy: documentText(body.issuer),
    title: documentText(body.title + body.issue),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: faces.body, size: sizes.body, language: { eastAsia: "zh-CN" } } } },
    },
    sections: [{ ...officialPage, children: childrenOf(body, pictures) }],
  });
  const archive = await Packer.toBuffer(document);
  return sameBytes(archive, body.publishedAt);
}

function childrenOf(body: ReportBody, pictures: ReportPictures): FileChild[] {
  const text = { font: faces.body, size: sizes.body, characterSpacing: tighterTwips };
  return [
    ...(body.documentNo === undefined ? [] : [centred(body.documentNo, text), emptyLine(), emptyLine()]),
    centred(body.title, { font: faces.title, size: sizes.title }, 640),
    centred(body.issue, { ...text, font: faces.second }),
    emptyLine(),
    ...body.blocks.flatMap((block) => docxBlock(block, "text", pictures)),
    emptyLine(),
    signature(body.issuer, true),
    signature(body.signedOn, false),
    ...body.provenance.flatMap((block) => docxBlock(block, "provenance", pictures)),
  ];
}

function centred(text: string, run: Parameters<typeof docxRun>[1], line = lineTwips): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line, lineRule: LineRuleType.EXACT },
    children: [docxRun(text, run)],
  });
}

function emptyLine(): Paragraph {
  return new Paragraph({
    spacing: { line: lineTwips, lineRule: LineRuleType.EXACT },
    children: [docxRun("", { font: faces.body, size: sizes.body })],
  });
}

/** A line of the signature (署名, 成文日期), four characters from the right. */
function signature(text: string, keepNext: boolean): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    keepNext,
    indent: { right: 4 * sizes.body * 10 },
    spacing: { line: lineTwips, lineRule: LineRuleType.EXACT },
    children: [docxRun(text, { font: faces.body, size: sizes.body, characterSpacing: tighterTwips })],
  });
}
