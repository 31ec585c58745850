import { LedgerFailure } from "#shared/domain/base/failure.ts";
import {
  type Cell,
  cellAddress,
  columnLetters,
  formulaWithoutResult,
  type Sheet,
  type SheetRow,
} from "#shared/domain/base/sheet.ts";
import type { ImportNotice } from "../import-record.ts";
import { type ColumnField, columnNames, requiredFields } from "./columns.ts";
import type { TableUnits } from "./find-units.ts";
import { type RowSorter, rowSorter } from "./skip-reason.ts";
import type { TableHeader } from "./table-header.ts";

/** A table as it is to be read: without the results of formulas that nobody has calculated, and the notices about them. */
export type CalculatedTable = { sheet: Sheet; header: TableHeader; notices: readonly ImportNotice[] };

/** The kinds of a column's cells in the rows of loans. */
type FormulaColumn = {
  field: ColumnField;
  index: number;
  /** Formulas whose stored result is 0 or nothing, and the first of them. */
  empty: number;
  cells: string[];
  /** Formulas with any other result. */
  calculated: number;
  others: number;
};

/** The code of the notice that a column was not read since nobody calculated it. */
export const uncalculatedCode = "formulas-uncalculated";
const cellsNamedMax = 3;
const required: ReadonlySet<ColumnField> = new Set(requiredFields);

/**
 * Sets aside the stored results of formulas in a book that has not been calculated. A column whose formulas all gave 0
 * or nothing was never calculated: its cells are errors where a table needs them, and blank elsewhere. Fails with
 * `formulas-uncalculated` when a needed column has nothing else, and as `rowSorter`.
 */
export function calculatedTable(sheet: Sheet, header: TableHeader, units: TableUnits): CalculatedTable {
  if (sheet.toBeCalculated !== true) return { sheet, header, notices: [] };
  const columns = formulaColumns(sheet, header, rowSorter(sheet.name, header, units));
  const empty = columns.filter((column) => column.empty > 0 && column.calculated === 0);
  refuseNeeded(sheet, header, empty);
  const needed = new Set(empty.filter(({ field }) => required.has(field)).map(({ index }) => index));
  const left = empty.filter(({ field }) => !required.has(field));
  const leftIndexes = new Set(left.map(({ index }) => index));
  const notices = [
    ...left.map((column) => leftNotice(sheet, header, column)),
    ...columns.filter(({ calculated }) => calculated > 0).map((column) => staleNotice(sheet, header, column)),
  ];
  if (empty.length === 0) return { sheet, header, notices };
  const without = new Set(left.filter(({ others }) => others === 0).map(({ field }) => field));
  return {
    sheet: {
      ...sheet,
      rows: { [Symbol.iterator]: () => calculatedRows(sheet, header, needed, leftIndexes) },
    },
    header: { ...header, columns: new Map([...header.columns].filter(([field]) => !without.has(field))) },
    notices,
  };
}

/** Tells whether a cell is the result of a formula that may never have been calculated, and is 0 or nothing. */
export function isUncalculated(cell: Cell | null | undefined): boolean {
  if (cell?.kind === "error") return cell.text === formulaWithoutResult;
  return cell?.kind === "number" && cell.shown?.uncalculated === true && Number(cell.text) === 0;
}

function formulaColumns(sheet: Sheet, header: TableHeader, sort: RowSorter): FormulaColumn[] {
  const columns = [...header.columns].map(
    ([field, { index }]): FormulaColumn => ({ field, index, empty: 0, cells: [], calculated: 0, others: 0 }),
  );
  for (const row of sheet.rows) {
    if (row.row <= header.lastRow || sort(row) !== undefined) continue;
    for (const column of columns) {
      const cell = row.cells[column.index];
      if (cell === null || cell === undefined) continue;
      if (isUncalculated(cell)) {
        column.empty += 1;
        if (column.cells.length < cellsNamedMax) column.cells.push(cellAddress(column.index, row.row));
      } else if (cell.kind === "number" && cell.shown?.uncalculated === true) column.calculated += 1;
      else column.others += 1;
    }
  }
  return columns;
}

function refuseNeeded(sheet: Sheet, header: TableHeader, empty: readonly FormulaColumn[]): void {
  const lacking = empty.filter(({ field, others }) => required.has(field) && others === 0);
  if (lacking.length === 0) return;
  throw new LedgerFailure("formulas-uncalculated", {
    sheet: sheet.name,
    columns: lacking.map((column) => nameOf(header, column)),
    cells: lacking.flatMap(({ cells }) => cells.slice(0, 1)),
  });
}

function* calculatedRows(
  sheet: Sheet,
  header: TableHeader,
  needed: ReadonlySet<number>,
  left: ReadonlySet<number>,
): Generator<SheetRow> {
  const lost: Cell = { kind: "error", text: formulaWithoutResult };
  for (const row of sheet.rows) {
    if (row.row <= header.lastRow || !row.cells.some(isUncalculated)) yield row;
    else {
      const cells = row.cells.map((cell, index) => {
        if (!isUncalculated(cell)) return cell;
        return needed.has(index) ? lost : left.has(index) ? null : cell;
      });
      yield { ...row, cells };
    }
  }
}

function leftNotice(sheet: Sheet, header: TableHeader, column: FormulaColumn): ImportNotice {
  const { empty, cells } = column;
  const where = `${cells.join("、")}${empty > cells.length ? " 等" : ""}`;
  return {
    code: uncalculatedCode,
    message: `工作表“${sheet.name}”的${nameOf(header, column)}有 ${empty} 个单元格是公式，文件里存的只是 0 或空，没有计算过，未采用，原有的${columnNames[column.field]}不变：${where}。请用 Excel 或 WPS 打开文件，保存后重新上传。`,
    count: empty,
    cells: cells.map((cell) => `${sheet.name}!${cell}`),
  };
}

function staleNotice(sheet: Sheet, header: TableHeader, column: FormulaColumn): ImportNotice {
  return {
    code: "formulas-to-calculate",
    message: `工作表“${sheet.name}”的${nameOf(header, column)}有公式，而文件要求打开时重新计算，已按文件里存的结果读取，请核对；最好用 Excel 或 WPS 打开文件，保存后重新上传。`,
    count: column.calculated,
  };
}

function nameOf(header: TableHeader, { field, index }: FormulaColumn): string {
  const written = header.columns.get(field)?.header ?? columnNames[field];
  return `“${written}”列（${columnLetters(index)} 列）`;
}
