import type { SheetRow } from "#shared/domain/base/sheet.ts";
import { cellText, compact } from "./text.ts";

const counted = /(?:合计|总计|总共|共计?)[:]?(\d{1,6})[笔条]/;
const labelled = /笔数(?:合计|总计)?[:]?(?:(\d{1,6})笔?)?$/;
const aloneInTotal = /^(\d{1,6})[笔条]$/;
const justCount = /^(\d{1,6})笔?$/;
/** What is counted here is not the whole table. */
const partOnly = /小计|本页|其中|新增|本月|本期|上月|上期|上年|较|比|逾期|不良|到期|结清/;

/** How many loans a line outside the rows says that there are (总笔数：60, 共60笔), or `undefined`. */
export function statedCount({ cells }: SheetRow, isTotal: boolean): number | undefined {
  const texts = cells.map((cell) => compact(cellText(cell))).filter((text) => text !== "");
  if (texts.some((text) => partOnly.test(text))) return undefined;
  for (const [index, text] of texts.entries()) {
    const label = labelled.exec(text);
    const found =
      counted.exec(text)?.[1] ??
      (label === null ? undefined : (label[1] ?? justCount.exec(texts[index + 1] ?? "")?.[1])) ??
      (isTotal ? aloneInTotal.exec(text)?.[1] : undefined);
    if (found !== undefined) return Number(found);
  }
  return undefined;
}
