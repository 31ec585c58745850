import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
} from "docx";
import { documentText } from "#shared/adapters/ooxml/document-text.ts";
import type { OfficialFrame } from "#shared/domain/reports/body/block.ts";
import { annexText } from "#shared/domain/reports/framed-html.ts";
import { docxRun } from "./docx-runs.ts";
import { faces, sizes } from "./faces.ts";
import { lineTwips, textWidthTwips, tighterTwips } from "./page-layout.ts";
import { signatureBox } from "./signature-box.ts";

/** The text of an official document. */
export const officialText = { font: faces.body, size: sizes.body, characterSpacing: tighterTwips } as const;

const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT });
/** A character of 16 and of 14 points in twips. */
const bodyTwips = sizes.body * 10 + tighterTwips;
const imprintTwips = sizes.page * 10;
const titleLineTwips = 640;

/** The title, a line for each of its lines. */
export function docxTitle(lines: readonly string[]): Paragraph {
  const run = { font: faces.title, size: sizes.title };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: exactly(titleLineTwips),
    children: lines.map(
      (line, index) => new TextRun({ ...run, text: documentText(line), ...(index > 0 && { break: 1 }) }),
    ),
  });
}

/** 主送机关: from the left margin on, with a colon behind the last (7.3.2). */
export function docxAddressees(addressees: string): Paragraph {
  return textLine(`${addressees}：`, {});
}

/** 附件说明: two characters in, no point behind a name (7.3.4). */
export function docxAnnexes(annexes: readonly string[]): Paragraph[] {
  return annexes.map((annex, index) => {
    return textLine(annexText(annex, index, annexes.length), {
      keepNext: true,
      indent: { left: 5 * bodyTwips, hanging: index === 0 ? 3 * bodyTwips : 0 },
    });
  });
}

/** 署名 and 成文日期 of a document that is sealed (7.3.5.1): the day four characters from the right, the issuer centred over it. */
export function docxSignature(issuer: string, signedOn: string): Paragraph[] {
  const { leftCharacters, widthCharacters } = signatureBox(issuer, signedOn, textWidthTwips / bodyTwips);
  const indent = {
    left: Math.floor(leftCharacters * bodyTwips),
    right: Math.max(0, Math.floor(textWidthTwips - (leftCharacters + widthCharacters) * bodyTwips)),
  };
  const centred = { alignment: AlignmentType.CENTER, indent };
  return [textLine(issuer, { ...centred, keepNext: true }), textLine(signedOn, centred)];
}

/**
 * 版记 at the foot of the last page: thick lines around it, a thin one between (7.4); before an end without height, on
 * whose page it is.
 */
export function docxImprint({ copiedTo, printedBy, printedOn }: OfficialFrame): Paragraph[] {
  const copy =
    copiedTo === undefined || copiedTo === ""
      ? []
      : [
          new Paragraph({
            ...imprintLine(true, false),
            indent: { left: 4 * imprintTwips, right: imprintTwips, hanging: 3 * imprintTwips },
            children: [docxRun(`抄送：${copiedTo}。`, imprintText)],
          }),
        ];
  return [
    ...copy,
    new Paragraph({
      ...imprintLine(copy.length === 0, true),
      indent: { left: imprintTwips, right: imprintTwips },
      tabStops: [{ type: TabStopType.RIGHT, position: textWidthTwips - imprintTwips }],
      children: [
        docxRun(printedBy, imprintText),
        new TextRun({ ...imprintText, children: [new Tab(), `${documentText(printedOn)}印发`] }),
      ],
    }),
    new Paragraph({ spacing: exactly(20), children: [] }),
  ];
}

const imprintText = { font: faces.body, size: sizes.page } as const;

/** Lines of eighths of a point: 0.35 mm outside, 0.25 mm between. */
const thick = { style: BorderStyle.SINGLE, size: 8, color: "auto", space: 1 };
const thin = { style: BorderStyle.SINGLE, size: 6, color: "auto", space: 1 };

function imprintLine(isFirst: boolean, isLast: boolean): IParagraphOptions {
  return {
    spacing: exactly(lineTwips),
    border: { top: isFirst ? thick : thin, ...(isLast && { bottom: thick }) },
    frame: {
      type: "alignment",
      width: textWidthTwips,
      height: 0,
      wrap: FrameWrap.NOT_BESIDE,
      anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
      alignment: { x: HorizontalPositionAlign.CENTER, y: VerticalPositionAlign.BOTTOM },
    },
  };
}

function textLine(text: string, options: IParagraphOptions): Paragraph {
  return new Paragraph({
    ...options,
    spacing: exactly(lineTwips),
    children: [docxRun(text, officialText)],
  });
}
