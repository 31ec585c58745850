import pdfmake, { type PdfNode } from "pdfmake";
import { documentText } from "#shared/adapters/ooxml/document-text.ts";
import type { OfficialFrame, ReportBody } from "#shared/domain/reports/body/block.ts";
import { pictureKeys, type ReportPictures } from "#shared/domain/reports/report-pictures.ts";
import type { DocumentWriter } from "#shared/ports/reports/document-writer.ts";
import { type HasCharacter, readFontCharacters } from "./font-characters.ts";
import { opaquePng } from "./opaque-png.ts";
import { pdfBlock, pdfNote } from "./pdf-blocks.ts";
import { pageNumber, pdfClosing, pdfHead, pdfImprint } from "./pdf-frame.ts";
import { bodyLine, lineOf, page, sizes } from "./pdf-page.ts";
import { printableBody } from "./printable-body.ts";

const font = "Noto Sans SC";
/** Where the text of a page ends and its foot begins. */
const textEnd = page.height - page.bottom;
/** What the file says it was made by: no version, so that the same report gives the same bytes. */
const program = "yinhui";

/**
 * Makes the writer of reports as PDF in the layout of GB/T 9704-2012: the font of the file is embedded, as far as the text
 * needs it, and the same report gives the same bytes.
 */
export function createPdfWriter(fontFile: string): DocumentWriter {
  pdfmake.setFonts({ [font]: { normal: fontFile } });
  // Nothing else is fetched or read: pictures are given.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === fontFile);
  let characters: Promise<HasCharacter> | undefined;
  return async (body, pictures) => {
    const { frame } = body;
    if (frame === undefined) throw new Error("a report of an edition without a frame has no PDF");
    characters ??= readFontCharacters(fontFile);
    return writePdf(printableBody({ ...body, frame }, await characters), pictures);
  };
}

async function writePdf(
  body: ReportBody & { frame: OfficialFrame },
  pictures: ReportPictures,
): Promise<Uint8Array> {
  const { issuer, publishedAt } = body;
  const madeAt = new Date(publishedAt);
  const pdf = pdfmake.createPdf({
    pageSize: "A4",
    pageMargins: [page.left, page.top, page.right, page.bottom],
    info: {
      title: documentText(body.title + body.issue),
      author: documentText(issuer),
      creationDate: madeAt,
      modDate: madeAt,
      producer: program,
      creator: program,
    },
    language: "zh-CN",
    defaultStyle: { font, ...lineOf(sizes.body, bodyLine) },
    images: Object.fromEntries(
      pictureKeys.map((key) => [
        key,
        `data:image/png;base64,${Buffer.from(opaquePng(pictures[key].png)).toString("base64")}`,
      ]),
    ),
    content: contentOf(body),
    footer: pageNumber,
    // A heading has a line of its text below it, or goes to the next page.
    pageBreakBefore: ({ headlineLevel, startPosition }) =>
      headlineLevel === 1 && startPosition.top + 2 * bodyLine > textEnd,
  });
  return new Uint8Array(await pdf.getBuffer());
}

/** The signature stays with the end of the text, and room is left for the imprint. */
function contentOf(body: ReportBody & { frame: OfficialFrame }): PdfNode[] {
  const pieces = body.blocks.flatMap(pdfBlock);
  const closing = { stack: [...pieces.slice(-1), ...pdfClosing(body)], unbreakable: true };
  return [
    ...pdfHead(body),
    ...withTheirHeadings([...pieces.slice(0, -1), closing]),
    ...body.provenance.flatMap(pdfNote),
    ...pdfImprint(body.frame),
  ];
}

/** A heading before what is not parted goes with it. */
function withTheirHeadings(pieces: readonly PdfNode[]): PdfNode[] {
  const joined: PdfNode[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (piece.unbreakable !== true || before?.headlineLevel === undefined) joined.push(piece);
    else {
      const { headlineLevel: _, ...heading } = before;
      joined[joined.length - 1] = { stack: [heading, piece], unbreakable: true };
    }
  }
  return joined;
}
