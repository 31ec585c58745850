import { LedgerFailure } from "#shared/domain/base/failure.ts";
import {
  type Cell,
  cellAddress,
  type MergedArea,
  type Sheet,
  type SheetRow,
} from "#shared/domain/base/sheet.ts";
import { cellText, compact, isBlank, saysDitto, saysNothing } from "../reading/text.ts";
import { columnFinder, type RegisterColumn } from "./register-columns.ts";

/** A line of a register as it was found: its place, and its cells by what they are; absent ones say nothing. */
export type RegisterLine<Column extends string> = {
  sheet: string;
  row: number;
  cell(column: Column): Cell | undefined;
  /** Where a column's cell is; empty where the table has no such column. */
  address(column: Column): string;
};

/** How many of a sheet's first rows are searched for the header of a register. */
const headerRowsMax = 30;
/** A total's line, or one that somebody signed. */
const noLine =
  /^(?:合计|总计|小计|共计|共\d+[人户名个]|备注|注[:：]|说明|填表|制表|审核|填报|单位负责|联系人[:：])/;

/**
 * The lines of every sheet that has the needed columns of a register, in order; a line is a row below the header that
 * says anything in one of its columns. Fails with `no-register` when no sheet is such a table, or says which columns the
 * nearest one lacks.
 */
export function readRegister<Column extends string>(
  sheets: readonly Sheet[],
  columns: Readonly<Record<Column, RegisterColumn>>,
  needed: readonly NoInfer<Column>[],
): RegisterLine<Column>[] {
  const find = columnFinder(columns);
  let missing: readonly Column[] = needed;
  const lines: RegisterLine<Column>[] = [];
  let isFound = false;
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const header = headerOf(sheet, find, needed);
    if (header === undefined) continue;
    if (header.missing.length > 0) {
      if (header.missing.length < missing.length) missing = header.missing;
      continue;
    }
    isFound = true;
    for (const line of linesBelow(sheet, header, columns, find)) lines.push(line);
  }
  if (!isFound)
    throw new LedgerFailure("no-register", { missing: missing.map((column) => columns[column].name) });
  return lines;
}

type Header<Column> = { row: number; places: Map<Column, number>; missing: readonly Column[] };

/** The row of a sheet that names most columns of a register. */
function headerOf<Column extends string>(
  sheet: Sheet,
  find: (header: string) => Column | undefined,
  needed: readonly NoInfer<Column>[],
): Header<Column> | undefined {
  let best: Header<Column> | undefined;
  let seen = 0;
  for (const { row, cells } of sheet.rows) {
    seen += 1;
    if (seen > headerRowsMax) break;
    const places = new Map<Column, number>();
    for (const [index, cell] of cells.entries()) {
      const column = cell?.kind === "text" ? find(cellText(cell)) : undefined;
      if (column !== undefined && !places.has(column)) places.set(column, index);
    }
    const missing = needed.filter((column) => !places.has(column));
    const isBetter = best === undefined || places.size > best.places.size;
    if (places.size > 1 && isBetter) best = { row, places, missing };
  }
  return best;
}

function* linesBelow<Column extends string>(
  sheet: Sheet,
  { row: headerRow, places }: Header<Column>,
  columns: Readonly<Record<Column, RegisterColumn>>,
  find: (header: string) => Column | undefined,
): Generator<RegisterLine<Column>> {
  const filledDown = new Map(
    [...places].filter(([column]) => columns[column].filledDown).map(([column, index]) => [index, column]),
  );
  const above = new Map<number, Cell>();
  for (const row of sheet.rows) {
    if (row.row <= headerRow) continue;
    const texts = row.cells.map((cell) => compact(cellText(cell))).filter((text) => text !== "");
    if (texts.length === 0 || isNoLine(texts) || repeatsHeader(row, places, find)) continue;
    for (const index of filledDown.keys()) {
      const cell = row.cells[index] ?? null;
      if (!isBlank(cell) && !saysDitto(cell) && cell !== null) above.set(index, cell);
    }
    const cellAt = (index: number): Cell | undefined => {
      const cell = row.cells[index] ?? null;
      const isFilled =
        filledDown.has(index) && (saysDitto(cell) || (isBlank(cell) && inMerge(sheet.merges, row, index)));
      if (isFilled) return above.get(index);
      return cell === null || saysNothing(cell) ? undefined : cell;
    };
    if ([...places.values()].every((index) => cellAt(index) === undefined)) continue;
    yield {
      sheet: sheet.name,
      row: row.row,
      cell: (column) => {
        const index = places.get(column);
        return index === undefined ? undefined : cellAt(index);
      },
      address: (column) => {
        const index = places.get(column);
        return index === undefined ? "" : cellAddress(index, row.row);
      },
    };
  }
}

function isNoLine(texts: readonly string[]): boolean {
  return texts.length < 4 && texts.some((text) => noLine.test(text));
}

function repeatsHeader<Column extends string>(
  { cells }: SheetRow,
  places: ReadonlyMap<Column, number>,
  find: (header: string) => Column | undefined,
): boolean {
  const same = [...places].filter(([column, index]) => find(cellText(cells[index])) === column);
  return same.length === places.size;
}

function inMerge(merges: readonly MergedArea[] = [], { row }: SheetRow, index: number): boolean {
  return merges.some(
    (area) =>
      row > area.firstRow && row <= area.lastRow && index >= area.firstColumn && index <= area.lastColumn,
  );
}
