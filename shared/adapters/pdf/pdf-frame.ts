import type { PdfNode } from "pdfmake";
import { signatureBox } from "#shared/adapters/document/signature-box.ts";
import { documentText } from "#shared/adapters/ooxml/document-text.ts";
import type { OfficialFrame, ReportBody } from "#shared/domain/reports/body/block.ts";
import { annexText } from "#shared/domain/reports/framed-html.ts";
import { bodyLine, lineOf, page, sizes, textWidth } from "./pdf-page.ts";

const text = lineOf(sizes.body, bodyLine);
const title = lineOf(sizes.title, 32);
/** Lines of 0.35 mm around the imprint, and of 0.25 mm within it. */
const thick = 1;
const thin = 0.7;

/** 发文字号 and title, and 主送机关 (7.3.1 and 7.3.2 of GB/T 9704-2012). */
export function pdfHead({ documentNo, issue, frame }: ReportBody & { frame: OfficialFrame }): PdfNode[] {
  const centred = (words: string): PdfNode => ({ ...text, text: documentText(words), alignment: "center" });
  return [
    ...(documentNo === undefined ? [] : [centred(documentNo), emptyLine(), emptyLine()]),
    ...frame.titleLines.map((line): PdfNode => ({ ...title, text: documentText(line), alignment: "center" })),
    ...(issue === "" ? [] : [centred(issue)]),
    emptyLine(),
    { ...text, text: documentText(`${frame.addressees}：`) },
  ];
}

/** 附件说明 and, for a sealed document, 署名 over 成文日期 (7.3.4 and 7.3.5.1). */
export function pdfClosing({ issuer, signedOn, frame }: ReportBody & { frame: OfficialFrame }): PdfNode[] {
  const { annexes } = frame;
  const { leftCharacters, widthCharacters } = signatureBox(issuer, signedOn, textWidth / sizes.body);
  const right = Math.max(0, textWidth - (leftCharacters + widthCharacters) * sizes.body);
  const signed = (words: string): PdfNode => ({
    ...text,
    text: documentText(words),
    alignment: "center",
    margin: [leftCharacters * sizes.body, 0, right, 0],
  });
  return [
    emptyLine(),
    ...annexes.map(
      (annex, index): PdfNode => ({
        ...text,
        text: documentText(annexText(annex, index, annexes.length)),
        margin: [(index === 0 ? 2 : 5) * sizes.body, 0, 0, 0],
      }),
    ),
    emptyLine(),
    signed(issuer),
    signed(signedOn),
  ];
}

/** How high the imprint is. */
function imprintHeight({ copiedTo }: OfficialFrame): number {
  return (copyLines(copiedTo) + 1) * bodyLine + 2 * thick;
}

/** The number of a page (7.5): odd ones have it on the right, even ones on the left, one character in. */
export function pageNumber(number: number): PdfNode {
  return {
    ...lineOf(sizes.page, 20),
    text: `— ${number} —`,
    alignment: number % 2 === 1 ? "right" : "left",
    margin: [page.left + sizes.page, 14, page.right + sizes.page, 0],
  };
}

/** 版记 at the foot of the last page (7.4), and the room below the text that it takes. */
export function pdfImprint(frame: OfficialFrame): PdfNode[] {
  const { copiedTo, printedBy, printedOn } = frame;
  const bottom = page.height - page.bottom;
  const top = bottom - imprintHeight(frame);
  const copied = copyLines(copiedTo) * bodyLine;
  const words = lineOf(sizes.page, bodyLine);
  const at = (x: number, y: number, node: PdfNode): PdfNode => ({ ...node, absolutePosition: { x, y } });
  const inner = textWidth - 2 * sizes.page;
  return [
    room(imprintHeight(frame)),
    rule(top, thick),
    rule(bottom, thick),
    ...(copied === 0
      ? []
      : [
          rule(top + copied, thin),
          at(page.left + sizes.page, top, {
            columns: [
              { ...words, text: "抄送：", width: 3 * sizes.page },
              { ...words, text: documentText(`${copiedTo}。`), width: inner - 3 * sizes.page },
            ],
          }),
        ]),
    at(page.left + sizes.page, top + copied, {
      columns: [
        { ...words, text: documentText(printedBy), width: inner - 12 * sizes.page },
        { ...words, text: documentText(`${printedOn}印发`), width: 12 * sizes.page, alignment: "right" },
      ],
    }),
  ];
}

/** Nothing, so many points high: it goes to another page where there is no room for it. */
function room(height: number): PdfNode {
  const line = { type: "line", x1: 0, y1: 0, x2: 0, y2: height, lineWidth: 0, lineColor: "white" } as const;
  return { canvas: [line] };
}

function rule(y: number, lineWidth: number): PdfNode {
  const line = { type: "line", x1: 0, y1: 0, x2: textWidth, y2: 0, lineWidth } as const;
  return { canvas: [line], absolutePosition: { x: page.left, y } };
}

/** How many lines those take that get a copy, after the three characters that say so. */
function copyLines(copiedTo: string | undefined): number {
  if (copiedTo === undefined || copiedTo === "") return 0;
  return Math.ceil(((copiedTo.length + 1) * sizes.page) / (textWidth - 5 * sizes.page));
}

/** A line that a page does not leave out at its top. */
function emptyLine(): PdfNode {
  return { ...text, text: "\u00a0" };
}
