import { type Fen, type MoneyUnit, parseFen, statedUnit } from "#shared/domain/base/money.ts";

const whole = "(?:总|合计|总计|共计?|累计)?(?:发放|放款|贷款)?";
const count = String.raw`(?:${whole}(?:笔数|户数|条数|人数)(?:合计|总计)?[:为]?\d{1,6}[笔户条人]?|(?:合计|总计|总共|共计?)[:]?\d{1,6}[笔户条人])`;
const figure = String.raw`(?:人民币)?¥?\d[\d,]*(?:\.\d+)?(?:万?元)?整?`;
const sum = `(?:${whole}(?:金额|总额|本金)(?:合计|总计)?|合计|总计|总共|共计?)[:为]?${figure}`;
const labelledLine = new RegExp(`^(?:(?:${count}|${sum})[,;、。]?)+$`);
const sumWithin = new RegExp(`(?:金额|总额|本金)(?:合计|总计)?[:为]?(${figure})`);
const countLabel = new RegExp(`^${whole}(?:笔数|户数|条数|人数)(?:合计|总计)?[:]?$`);
const sumLabel = new RegExp(`^${whole}(?:金额|总额|本金)(?:合计|总计)?[:]?$`);
const bareFigure = new RegExp(`^(?:${figure}|\\d{1,6}[笔户条人])$`);
const lineLengthMax = 60;

/**
 * Tells whether a row is nothing but labelled numbers and sums (总笔数：9 | 合计金额：5,550,684.88), whatever columns they are
 * under; `texts` are its non-blank cells in compact form.
 */
export function isLabelledTotal(texts: readonly string[]): boolean {
  return (
    texts.some((text) => isLabelled(text) || isLabel(text)) &&
    texts.every((text) => isLabelled(text) || isLabel(text) || bareFigure.test(text))
  );
}

/** The sum that such a row labels as one; nothing where it has none, or states it in a unit that may have rounded it. */
export function labelledSum(texts: readonly string[], unit: MoneyUnit): Fen | undefined {
  for (const [index, text] of texts.entries()) {
    const found = sumLabel.test(text) ? texts[index + 1] : sumWithin.exec(text)?.[1];
    if (found === undefined || !bareFigure.test(found)) continue;
    if ((statedUnit(found) ?? unit) !== unit) return undefined;
    const parsed = parseFen(found, unit);
    if ("fen" in parsed) return parsed.fen;
  }
  return undefined;
}

/** Tells whether a figure of the row is the number of its loans, as the cell before it says, and no sum. */
export function labelsNextCell(texts: readonly string[]): boolean {
  return texts.some((text, index) => countLabel.test(text) && bareFigure.test(texts[index + 1] ?? ""));
}

function isLabelled(text: string): boolean {
  return text.length <= lineLengthMax && labelledLine.test(text);
}

function isLabel(text: string): boolean {
  return countLabel.test(text) || sumLabel.test(text);
}
