import { columnOf } from "#shared/domain/base/column-of.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import { cellAddress, type Sheet, type SheetRow } from "#shared/domain/base/sheet.ts";
import type { UnderstoodSheet } from "./import-record.ts";
import type { ColumnField } from "./reading/columns.ts";
import { cellText } from "./reading/text.ts";
import type { RowAnswer, WrittenCell } from "./row-answer.ts";

/** The columns whose cells are kept beside a row: what a person compares before the commit. */
const comparedFields: ReadonlySet<string> = new Set<ColumnField>([
  "borrowerName",
  "associationName",
  "countyName",
  "amount",
  "disbursedOn",
  "outstanding",
]);
const textLengthMax = 60;

type ComparedColumn = { field: ColumnField; index: number };

/** Puts beside every answer whose row goes in what the file itself has in its cells; one pass over the sheets. */
export function addWrittenCells(
  answers: readonly RowAnswer[],
  sheets: readonly Sheet[],
  understood: readonly UnderstoodSheet[],
): void {
  const bySheet = new Map<string, Map<number, RowAnswer>>();
  for (const answer of answers) {
    if (answer.stands === undefined) continue;
    const ofSheet = bySheet.get(answer.sheet) ?? new Map<number, RowAnswer>();
    bySheet.set(answer.sheet, ofSheet.set(answer.row, answer));
  }
  for (const { sheet, columns } of understood) {
    const wanted = bySheet.get(sheet);
    const compared = columns.flatMap(comparedColumn);
    const rows = sheets.find(({ name }) => name === sheet)?.rows ?? [];
    if (wanted === undefined) continue;
    for (const row of rows) {
      const answer = wanted.get(row.row);
      if (answer !== undefined) answer.written = compared.map((column) => writtenCell(row, column));
    }
  }
}

function comparedColumn({ column, field }: UnderstoodSheet["columns"][number]): ComparedColumn[] {
  return isCompared(field) ? [{ field, index: columnOf(column) }] : [];
}

function isCompared(field: string | null): field is ColumnField {
  return field !== null && comparedFields.has(field);
}

function writtenCell({ row, cells }: SheetRow, { field, index }: ComparedColumn): WrittenCell {
  const characters = [...maskPersonNumbers(cellText(cells[index]))];
  const text =
    characters.length > textLengthMax
      ? `${characters.slice(0, textLengthMax).join("")}…`
      : characters.join("");
  return { field, cell: cellAddress(index, row), text };
}
