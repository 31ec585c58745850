import { type BookSheet, type CellForm, textCell } from "./book.ts";
import type { Fen } from "./money.ts";
import { formatYuan } from "./money.ts";

/** A column of a list as a workbook has it. */
export type ListField<Row> = {
  head: string;
  width: number;
  /** A text as it is, an amount in yuan or a count; nothing where it is not known. */
  value: (row: Row) => ListValue;
};

/** A text is written as a text, whatever it begins with; money as a number in yuan. */
export type ListValue = string | { fen: Fen } | { count: number } | undefined;

/** A list as one sheet, its heads on the first row, which stays in sight. */
export function listBook<Row>(
  name: string,
  fields: readonly ListField<Row>[],
  rows: Iterable<Row>,
): BookSheet[] {
  return [
    {
      name,
      frozenRows: 1,
      columns: fields.map(({ width }) => ({ width })),
      rows: bookRows(fields, rows),
    },
  ];
}

function* bookRows<Row>(
  fields: readonly ListField<Row>[],
  rows: Iterable<Row>,
): Iterable<BookSheet["rows"] extends Iterable<infer One> ? One : never> {
  yield { row: 1, cells: fields.map(({ head }) => textCell(head, { tone: "head" })) };
  let row = 2;
  for (const one of rows) {
    yield { row, cells: fields.map(({ value }) => cellOf(value(one))) };
    row += 1;
  }
}

function cellOf(value: ListValue) {
  if (value === undefined || value === "") return null;
  if (typeof value === "string") return textCell(value);
  if ("count" in value) return numberCell(String(value.count));
  return numberCell(formatYuan(value.fen).replaceAll(",", ""), "money");
}

function numberCell(text: string, form?: CellForm) {
  return { content: { kind: "number" as const, text }, form };
}
