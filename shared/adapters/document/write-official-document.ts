import { AlignmentType, Document, type FileChild, LineRuleType, Packer, Paragraph } from "docx";
import { documentText } from "#shared/adapters/ooxml/document-text.ts";
import type { OfficialFrame, ReportBody } from "#shared/domain/reports/body/block.ts";
import type { ReportPictures } from "#shared/domain/reports/report-pictures.ts";
import { docxBlock } from "./docx-blocks.ts";
import {
  docxAddressees,
  docxAnnexes,
  docxImprint,
  docxSignature,
  docxTitle,
  officialText,
} from "./docx-frame.ts";
import { docxRun } from "./docx-runs.ts";
import { faces, sizes } from "./faces.ts";
import { lineTwips, officialPage } from "./page-layout.ts";
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
  const { frame, blocks, provenance } = body;
  if (frame !== undefined) return framedChildren({ ...body, frame }, pictures);
  return [
    ...documentNo(body),
    centred(body.title, { font: faces.title, size: sizes.title }, 640),
    centred(body.issue, { ...officialText, font: faces.second }),
    emptyLine(),
    ...blocks.flatMap((block) => docxBlock(block, "text", pictures)),
    emptyLine(),
    signature(body.issuer, true),
    signature(body.signedOn, false),
    ...provenance.flatMap((block) => docxBlock(block, "provenance", pictures)),
  ];
}

/** The order of GB/T 9704-2012, 7.3 and 7.4. */
function framedChildren(body: ReportBody & { frame: OfficialFrame }, pictures: ReportPictures): FileChild[] {
  const { frame, blocks, issue, provenance } = body;
  return [
    ...documentNo(body),
    docxTitle(frame.titleLines),
    ...(issue === "" ? [] : [centred(issue, { ...officialText, font: faces.second })]),
    emptyLine(),
    docxAddressees(frame.addressees),
    ...blocks.flatMap((block, index) =>
      docxBlock(block, "text", pictures, index === blocks.length - 1 ? "next" : "together"),
    ),
    emptyLine(true),
    ...docxAnnexes(frame.annexes),
    emptyLine(true),
    ...docxSignature(body.issuer, body.signedOn),
    ...provenance.flatMap((block) => docxBlock(block, "notes", pictures)),
    ...docxImprint(frame),
  ];
}

function documentNo(body: ReportBody): FileChild[] {
  const { documentNo: no } = body;
  return no === undefined ? [] : [centred(no, officialText), emptyLine(), emptyLine()];
}

function centred(text: string, run: Parameters<typeof docxRun>[1], line = lineTwips): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line, lineRule: LineRuleType.EXACT },
    children: [docxRun(text, run)],
  });
}

function emptyLine(keepNext = false): Paragraph {
  return new Paragraph({
    spacing: { line: lineTwips, lineRule: LineRuleType.EXACT },
    ...(keepNext && { keepNext }),
    children: [docxRun("", { font: faces.body, size: sizes.body })],
  });
}

/** A line of the signature (署名, 成文日期) up to the sixth edition, four characters from the right. */
function signature(text: string, keepNext: boolean): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    keepNext,
    indent: { right: 4 * sizes.body * 10 },
    spacing: { line: lineTwips, lineRule: LineRuleType.EXACT },
    children: [docxRun(text, officialText)],
  });
}
