import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import type { Cell, MergedArea, SheetRow } from "#shared/domain/base/sheet.ts";
import { groupStem, meansTheSameUnder } from "./header-group.ts";
import { headerWord } from "./header-word.ts";
import { cellText, compact } from "./text.ts";

/** A group above a column of a header, and the column where it begins. */
export type HeaderGroup = { text: string; column: number };

/**
 * A column's header: its whole text, groups before its own, by which it is shown and decided about; the texts by which it
 * may be recognised, the surest first; and its groups from the top.
 */
export type HeaderCell = {
  index: number;
  header: string;
  own: string;
  texts: readonly string[];
  groups: readonly HeaderGroup[];
};

/** The last column to which a text reaches: that of its merged area, or none where it is not merged. */
export type GroupEnd = (row: number, column: number) => number;

/** How many columns a header is looked for in. */
const headerColumnsMax = 256;
/** The reach of a text that is not merged: to the next one. */
export const openEnd = Number.MAX_SAFE_INTEGER;

const yearAlone = /^(?:19|20)\d\d年?$/;
const amountLike = /^[-+¥]?[\d.,]+(?:万?元)?$/;

/** Makes the lookup of how far groups reach, among a sheet's merged areas down to a row. */
export function groupEnds(merges: readonly MergedArea[], lastRow: number): GroupEnd {
  const ends = new Map<string, number>();
  for (const { firstRow, firstColumn, lastColumn } of merges) {
    if (firstRow <= lastRow) ends.set(`${firstRow}:${firstColumn}`, lastColumn);
  }
  return (row, column) => ends.get(`${row}:${column}`) ?? openEnd;
}

/** The text of a header. An identity number in it is replaced, or every decision about the column would store it. */
export function headerText(cell: Cell | null | undefined): string {
  return maskPersonNumbers(cellText(cell));
}

/** The header that a single row is: its texts. */
export function rowCells({ cells }: SheetRow): HeaderCell[] {
  const header: HeaderCell[] = [];
  for (const [index, cell] of cells.slice(0, headerColumnsMax).entries()) {
    const text = cell?.kind === "text" ? headerText(cell) : "";
    if (text !== "") header.push({ index, header: text, own: text, texts: [text], groups: [] });
  }
  return header;
}

/**
 * Tells whether a cell may be in a lower line of a header: blank, a text, or a year or day that distinguishes periods.
 */
export function isHeaderLike(cell: Cell | null | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  if (cell.kind === "day") return true;
  if (cell.kind !== "number" && cell.kind !== "text") return false;
  const text = compact(cell.text);
  return yearAlone.test(text) || (cell.kind === "text" && !amountLike.test(text));
}

/**
 * The header that several rows are: in each column the lowest text, under the groups that reach over it from above. A
 * group reaches as far as its merged area, or to the next text of its row, and not beyond the group above it.
 */
export function stackedCells(rows: readonly SheetRow[], groupEnd: GroupEnd): HeaderCell[] {
  const header: HeaderCell[] = [];
  const width = Math.min(Math.max(...rows.map(({ cells }) => cells.length)), headerColumnsMax);
  const reaching: ({ text: string; column: number; lastColumn: number } | undefined)[] = rows.map(
    () => undefined,
  );
  for (let index = 0; index < width; index++) {
    let ownLevel = -1;
    for (const [level, { row, cells }] of rows.entries()) {
      const text = headerText(cells[index]);
      if (text !== "") {
        ownLevel = level;
        reaching.fill(undefined, level);
        reaching[level] = { text, column: index, lastColumn: groupEnd(row, index) };
      } else if (index > (reaching[level]?.lastColumn ?? openEnd)) reaching[level] = undefined;
    }
    const own = ownLevel < 0 ? undefined : reaching[ownLevel];
    if (own === undefined) continue;
    const groups = reaching.slice(0, ownLevel).filter((group) => group !== undefined);
    header.push(underGroups(index, groups, own.text));
  }
  return header;
}

function underGroups(index: number, above: readonly HeaderGroup[], own: string): HeaderCell {
  const groups = above.filter(({ text }) => compact(text) !== compact(own));
  const nearest = groups.at(-1);
  if (nearest === undefined) return { index, header: own, own, texts: [own], groups };
  const header = groups.map(({ text }) => text).join("") + own;
  const stem = groupStem(nearest.text);
  const combined = stem === compact(nearest.text) ? [nearest.text + own] : [nearest.text + own, stem + own];
  const texts = [
    ...combined.filter((text) => keepsMeaning(text, groups.slice(0, -1))),
    ...(keepsMeaning(own, groups) ? [own] : []),
  ];
  return { index, header, own, texts, groups };
}

function keepsMeaning(text: string, groups: readonly HeaderGroup[]): boolean {
  const { word } = headerWord(text);
  return groups.every((group) => meansTheSameUnder(group.text, word));
}
