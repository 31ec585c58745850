import type { Cell, SheetRow } from "#shared/domain/base/sheet.ts";
import { type CellKind, cellKindOf } from "./cell-kind.ts";
import { cellText, isBlank } from "./text.ts";

/**
 * Whether the cells of a record are under their own headers, judged by the other records; where it is unclear, from
 * which column on.
 */
export type RecordPlace = "in-place" | "displaced" | { unclearFrom: number };

/** What the records of a table hold: how often each kind and each value occurs in each column. */
export type RecordSample = {
  rows: ReadonlySet<number>;
  columns: readonly ColumnSample[];
  countyCode: CountyCode;
};
type CountyCode = (text: string) => string | undefined;
type ColumnSample = { filled: number; kinds: Map<CellKind, number>; values: Map<string, number> };

/** By how many columns cells may have been moved. */
const movesMax = 3;
/** How well a value fits a column: it occurs there often, it resembles those there, the column is empty, … */
const fits = { known: 3, alike: 2, unknown: 1.8, alikeButNew: 1.5, seldom: 1, not: 0 } as const;
/** Columns in which the same values come again and again have at most a third as many as rows. */
const repeatedMin = 3;
const likely = 0.5;
/** How much better cells have to fit where they are, or elsewhere, to prove something. */
const provesPlace = 0.4;
const provesMove = 0.9;
const cjk = /[\u3400-\u9fff]/;

/** Looks at some records of a table. */
export function sampleRecords(
  rows: readonly SheetRow[],
  columns: number,
  countyCode: CountyCode,
): RecordSample {
  const samples = Array.from(
    { length: columns },
    (): ColumnSample => ({ filled: 0, kinds: new Map(), values: new Map() }),
  );
  for (const { cells } of rows) {
    for (const [column, { kinds, values }] of samples.entries()) {
      const cell = cells[column];
      const kind = kindOf(cell, countyCode);
      if (kind === undefined) continue;
      const text = cellText(cell);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      values.set(text, (values.get(text) ?? 0) + 1);
    }
  }
  for (const sample of samples) for (const count of sample.kinds.values()) sample.filled += count;
  return { rows: new Set(rows.map(({ row }) => row)), columns: samples, countyCode };
}

/** By how many columns the cells of a record may have been moved that has fields too many, or too few: all columns right of a cut or a gap. */
export function possibleMoves({ added, lost }: { added: number; lost: number }): number[] {
  return [
    ...Array.from({ length: Math.min(added, movesMax) }, (_, index) => -1 - index),
    ...Array.from({ length: Math.min(lost, movesMax) }, (_, index) => index + 1),
  ];
}

/**
 * Tells where the cells of a record belong. A field that was cut in two, or left out, moves all cells right of it: for
 * each such place, the cells after it are compared with the columns they would have come from.
 */
export function recordPlace(sample: RecordSample, row: SheetRow, moves: readonly number[]): RecordPlace {
  const last = row.cells.findLastIndex((cell) => !isBlank(cell));
  let unclearFrom = last + 1;
  for (const move of moves) {
    let gain = 0;
    for (let column = last; column >= 0; column--) {
      gain += fitElsewhere(sample, row, column, column + move) - fitOf(sample, row, column, column);
      if (gain > provesMove) return "displaced";
      if (gain > -provesPlace) unclearFrom = Math.min(unclearFrom, column);
    }
  }
  return unclearFrom > last ? "in-place" : { unclearFrom };
}

/** Tells whether the cells of a line fit better so many columns further right, as the second half of a broken record does. */
export function fitsBetterMoved(sample: RecordSample, row: SheetRow, move: number): boolean {
  let gain = 0;
  for (const column of row.cells.keys()) {
    gain += fitOf(sample, row, column, column + move) - fitOf(sample, row, column, column);
  }
  return gain > 0;
}

/** How well a cell would fit another column; an empty column is no reason to expect it there. */
function fitElsewhere(sample: RecordSample, row: SheetRow, from: number, to: number): number {
  const fit = fitOf(sample, row, from, to);
  return fit === fits.unknown ? fits.alikeButNew : fit;
}

/** How well the cell of a record fits a column, by the other records alone. */
function fitOf({ rows, columns, countyCode }: RecordSample, row: SheetRow, from: number, to: number): number {
  const column = columns[to];
  if (column === undefined) return fits.not;
  const [kind, text] = [kindOf(row.cells[from], countyCode), cellText(row.cells[from])];
  const own = rows.has(row.row) ? kindOf(row.cells[to], countyCode) : undefined;
  const filled = column.filled - (own === undefined ? 0 : 1);
  if (kind === undefined) return column.filled < rows.size ? fits.alike : fits.not;
  if (filled === 0) return fits.unknown;
  const ofOwn = own !== undefined && text === cellText(row.cells[to]) ? 1 : 0;
  const isRepeated = column.filled >= column.values.size * repeatedMin;
  if (isRepeated && (column.values.get(text) ?? 0) - ofOwn > 1) return fits.known;
  const same = (column.kinds.get(kind) ?? 0) - (own === kind ? 1 : 0);
  if (same === 0) return fits.not;
  if (same < filled * likely) return fits.seldom;
  return isRepeated ? fits.alikeButNew : fits.alike;
}

/** What a cell looks like, however its day or number is written; a text of Chinese words may have digits in it. */
function kindOf(cell: Cell | null | undefined, countyCode: CountyCode): CellKind | undefined {
  const kind = cellKindOf(cell, countyCode);
  if (kind === "serial") return "amount";
  if (kind === "solid-day") return "day";
  return kind === "code" && cjk.test(cellText(cell)) ? "words" : kind;
}
