import type { SheetRow } from "#shared/domain/base/sheet.ts";
import { isHeaderLike, openEnd } from "./header-cells.ts";
import { cellText, compact } from "./text.ts";

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

/** A header above a line: its texts by column, the last column that each reaches to, and those that mean something alone. */
export type LinesAbove = {
  texts: ReadonlyMap<number, string>;
  known: ReadonlySet<number>;
  reach: (index: number) => number;
};

/**
 * Tells whether the row right below a header continues it: it has words only where the header has none, or has a group
 * over several columns, and units anywhere. A header with a meaning is such a group where it is merged over several
 * columns, is repeated in each of them, or the words below go on where it ends.
 */
export function isSecondLine(above: LinesAbove, lower: SheetRow): boolean {
  const below = lower.cells.map((cell) => compact(cellText(cell)));
  let belowGroups = 0;
  for (const [index, text] of below.entries()) {
    if (text === "") continue;
    const header = above.texts.get(index);
    if (!isHeaderLike(lower.cells[index])) return false;
    if (unitText.test(text) || text === header) continue;
    if (above.known.has(index)) {
      if (!reachesFurther(above, index, below)) return false;
      belowGroups += 1;
    } else if (header === undefined) belowGroups += 1;
  }
  return belowGroups > 0;
}

function reachesFurther({ texts, reach }: LinesAbove, index: number, below: readonly string[]): boolean {
  const end = reach(index);
  if (end > index && end < openEnd) return true;
  const header = texts.get(index);
  if (texts.get(index + 1) === header || texts.get(index - 1) === header) return true;
  return end === openEnd && texts.get(index + 1) === undefined && (below[index + 1] ?? "") !== "";
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
