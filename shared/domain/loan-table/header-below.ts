import type { SheetRow } from "../sheet.ts";
import { cellText, compact, isBlank } from "./text.ts";

/** A unit alone or in brackets; a line 单位：万元 is no part of the header. */
const unitText =
  /^(?:[([【](?:单位[:]?)?(?:人民币)?(?:万元|元|%|‰|年|月|个月|天|日|户|笔|人)[)\]】]|(?:万元|元|%|‰|年|月|个月|天|日|户|笔|人))$/;
const money = /万元|元/;
const cycle = "甲乙丙丁戊己庚辛壬癸";
const fewest = 3;

/** Tells whether a row right below a header says nothing but the units of its columns, those of money among them. */
export function isUnitRow(row: SheetRow): boolean {
  const texts = textsOf(row);
  return (
    texts.length > 0 && texts.every((text) => unitText.test(text)) && texts.some((text) => money.test(text))
  );
}

/**
 * Tells whether the row right below a row of headers is their second line: it has words only where the first has none or a
 * group over several columns, and units anywhere. `known` are the columns whose headers mean something as they stand.
 */
export function isSecondLine(upper: SheetRow, lower: SheetRow, known: ReadonlySet<number>): boolean {
  let belowGroups = 0;
  for (const [index, cell] of lower.cells.entries()) {
    const text = compact(cellText(cell));
    if (text === "") continue;
    if (cell?.kind !== "text") return false;
    if (unitText.test(text)) continue;
    if (known.has(index)) return false;
    if (isBlank(upper.cells[index])) belowGroups += 1;
  }
  return belowGroups > 0;
}

/** Tells whether a row right below a header only numbers its columns: 1 2 3 …, (1) (2) (3) …, 甲 乙 1 2 …, A B C …. */
export function isNumberingRow(row: SheetRow): boolean {
  const marks = textsOf(row).map(markOf);
  if (marks.length < fewest) return false;
  return marks.every((mark, position) => {
    const before = marks[position - 1];
    if (mark === undefined) return false;
    if (before === undefined) return mark.number === 1;
    return before.kind === mark.kind ? mark.number === before.number + 1 : mark.number === 1;
  });
}

function markOf(text: string): { kind: string; number: number } | undefined {
  const bare = text.replaceAll(/[()[\]]/g, "");
  if (/^\d{1,3}$/.test(bare)) return { kind: "number", number: Number(bare) };
  if (/^[A-Z]$/.test(bare)) return { kind: "letter", number: bare.charCodeAt(0) - 64 };
  const place = bare.length === 1 ? cycle.indexOf(bare) : -1;
  return place < 0 ? undefined : { kind: "cycle", number: place + 1 };
}

function textsOf(row: SheetRow): string[] {
  return row.cells.map((cell) => compact(cellText(cell))).filter((text) => text !== "");
}
