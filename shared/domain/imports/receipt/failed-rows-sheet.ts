import {
  type BookColumn,
  type BookRow,
  type BookSheet,
  textCell,
  widthOf,
} from "#shared/domain/base/book.ts";
import { columnOf } from "#shared/domain/base/column-of.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { MoneyUnit } from "#shared/domain/base/money.ts";
import type { Sheet, SheetRow } from "#shared/domain/base/sheet.ts";
import type { UnderstoodSheet } from "../import-record.ts";
import { columnFacts, columnFields } from "../reading/columns.ts";
import { statedUnits } from "../reading/find-units.ts";
import { failedHeader } from "./failed-header.ts";
import { lineCell } from "./line-cell.ts";
import { readCells, readColumns } from "./read-cells.ts";
import { rowsAlone } from "./row-alone.ts";
import { type RowVerdict, verdictHeaders, verdictWidths } from "./row-verdict.ts";

/** The refused rows of one sheet, how the check understood its columns, and the data date of the book. */
export type FailedRows = { table: UnderstoodSheet; dataOn?: Day | undefined; rows: readonly RowVerdict[] };

const codeFields: ReadonlySet<string | null> = new Set(
  columnFields.filter((field) => columnFacts[field].kind === "code"),
);

/**
 * A sheet of the refused rows alone under the bank's own headers in one row, to be mended and sent again: it reads as
 * the original does, since the headers say the unit and a line above them the data date. Cells at fault are coloured.
 */
export function failedRowsSheet(sheet: Sheet, { table, dataOn, rows }: FailedRows): BookSheet {
  const verdicts = new Map(rows.map((verdict) => [verdict.row, verdict]));
  const read = readColumns(sheet.rows);
  const headers = headersOf(sheet, table);
  const numbers = table.columns
    .filter(({ field }) => codeFields.has(field))
    .map(({ column }) => columnOf(column));
  const columns = read.map(({ width }, index): BookColumn => {
    const form = numbers.includes(index) ? "text" : undefined;
    return { width: Math.max(width, widthOf(headers.get(index) ?? "") + 4), form };
  });
  const head = (text: string | undefined) => (text === undefined ? null : textCell(text, { tone: "head" }));
  const [, reason, remedy] = verdictHeaders;
  const titles: BookRow[] =
    dataOn === undefined ? [] : [{ row: 1, cells: [textCell(`数据日期：${dataOn}`)] }];
  const first = titles.length + 1;
  return {
    name: sheet.name,
    frozenRows: first,
    columns: [...columns, ...verdictWidths.slice(1).map((width) => ({ width }))],
    rows: {
      *[Symbol.iterator]() {
        yield* titles;
        yield {
          row: first,
          cells: [...columns.map((_, index) => headers.get(index)), reason, remedy].map(head),
        };
        let row = first;
        for (const { verdict, cells } of rowsAlone(sheet, table, verdicts)) {
          row += 1;
          const written = verdict.unfit ? [lineCell(cells)] : readCells(cells, verdict.faults);
          while (written.length < columns.length) written.push(null);
          const said = [verdict.reason, verdict.remedy].map((text) => textCell(text, { wrap: true }));
          yield { row, cells: [...written, ...said] };
        }
      },
    },
  };
}

/** Every header of a table by its column: those that were understood, and the bank's own text of the others. */
function headersOf(sheet: Sheet, table: UnderstoodSheet): Map<number, string> {
  const above = rowsAbove(sheet, table);
  const lastRow = above.findLast(({ row }) => row === table.headerRow);
  const { rate } = statedUnits(sheet.name, above.slice(0, -1));
  const headers = new Map<number, string>();
  for (const [index, cell] of (lastRow?.cells ?? []).entries()) {
    if (cell?.kind === "text") headers.set(index, failedHeader({ header: cell.text, field: null }, cell, {}));
  }
  for (const column of table.columns) {
    const index = columnOf(column.column);
    const money = unitOf(table, column.field);
    headers.set(index, failedHeader(column, lastRow?.cells[index], { money, rate }));
  }
  return headers;
}

function unitOf(table: UnderstoodSheet, field: string | null): MoneyUnit {
  if (field === "outstanding") return table.outstandingUnit;
  return field === "creditLine" ? table.creditLineUnit : table.amountUnit;
}

function rowsAbove(sheet: Sheet, { headerRow }: UnderstoodSheet): SheetRow[] {
  const rows: SheetRow[] = [];
  for (const row of sheet.rows) {
    if (row.row > headerRow) break;
    rows.push(row);
  }
  return rows;
}
