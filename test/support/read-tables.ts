import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { ReadRow } from "#shared/domain/imports/reading/row-facts.ts";
import type { TableContext, TableRules } from "#shared/domain/imports/reading/table-rules.ts";
import { chuzhou, plainHeaders, tablesOf, type Written } from "./sheets.ts";

/** The day on which the tests of tables read them. */
export const readOn = "2026-11-24";

/** What a workbook says under some decisions. */
export function readBook(
  sheets: readonly Sheet[],
  rules?: Partial<TableRules>,
  more?: Partial<TableContext>,
) {
  return tablesOf(sheets, "book.xlsx", {
    programme: chuzhou,
    today: readOn,
    rules: { columnMappings: [], values: [], ...rules },
    ...more,
  });
}

/** The code of the failure with which a workbook is refused, or how many rows were read as what. */
export function outcomeOf(sheets: readonly Sheet[], rules?: Partial<TableRules>): string {
  try {
    return readBook(sheets, rules).rows.map(kindOf).join(" ");
  } catch (error) {
    if (error instanceof LedgerFailure) return error.code;
    throw error;
  }
}

/** A row in a word: loan, the codes of its faults, or why it is skipped. */
export function kindOf(row: ReadRow): string {
  if (row.kind === "skipped") return row.why;
  return row.kind === "loan" ? "loan" : row.reasons.map(({ cell, code }) => `${cell}:${code}`).join("+");
}

/** The plain headers with some of them called otherwise. */
export function headersWith(names: Readonly<Record<string, string>>): Written[] {
  return plainHeaders.map((header) => names[header] ?? header);
}
