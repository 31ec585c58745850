import {
  AlignmentType,
  DocumentGridType,
  Footer,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import { faces, sizes } from "./faces.ts";

const twipsPerMm = 1440 / 25.4;
const mm = (length: number) => Math.round(length * twipsPerMm);

/** 22 lines within the 225 mm between the margins: 28.95 points each, in twips. */
export const lineTwips = 579;
/** What each character gives up so that 28 of 16 points stand within 156 mm, in twips. */
export const tighterTwips = -5;

/** The width between the margins in twips. */
export const textWidthTwips = mm(156);

/** The page of GB/T 9704-2012: A4, margins of 37, 26, 35 and 28 mm, 22 lines of 28 characters, — 1 — outside below. */
export const officialPage: Pick<ISectionOptions, "properties" | "footers"> = {
  properties: {
    page: {
      size: { width: mm(210), height: mm(297) },
      margin: {
        top: mm(37),
        right: mm(26),
        bottom: mm(35),
        left: mm(28),
        header: mm(15),
        footer: mm(28) - lineTwips / 2,
      },
    },
    grid: { type: DocumentGridType.DEFAULT, linePitch: lineTwips },
  },
  footers: { default: pageFooter(AlignmentType.RIGHT), even: pageFooter(AlignmentType.LEFT) },
};

function pageFooter(alignment: (typeof AlignmentType)["RIGHT" | "LEFT"]): Footer {
  const number = new TextRun({
    font: faces.page,
    size: sizes.page,
    children: ["— ", PageNumber.CURRENT, " —"],
  });
  const oneCharacter = sizes.page * 10;
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: oneCharacter, right: oneCharacter },
        spacing: { line: 240, lineRule: LineRuleType.AUTO },
        children: [number],
      }),
    ],
  });
}
