import type { UnderstoodColumn } from "../import-record.ts";
import { columnHeaders } from "../loan-table/column-headers.ts";
import { type ColumnField, columnFields, columnNames } from "../loan-table/columns.ts";
import { headerWord } from "../loan-table/header-word.ts";
import { cellText } from "../loan-table/text.ts";
import { type MoneyUnit, moneyUnitNames } from "../money.ts";
import type { Cell } from "../sheet.ts";

const moneyFields: readonly ColumnField[] = ["amount", "outstanding"];

/**
 * The header, in one cell, under which a column of the bank's table reads again as the check understood it: the bank's
 * own words where these alone say it, else our name for the column. A column of money always says its unit.
 */
export function failedHeader(
  column: Pick<UnderstoodColumn, "header" | "field">,
  headerCell: Cell | null | undefined,
  unit: MoneyUnit,
): string {
  const { header } = column;
  const field = columnFields.find((one) => one === column.field);
  if (field === undefined) return claimsAny(header) ? `原表：${header}` : header;
  const own =
    [cellText(headerCell), header].find((text) => names(field, text)) ?? canonicalHeader(field, header);
  const statesUnit = headerWord(own).moneyUnit !== undefined;
  return moneyFields.includes(field) && !statesUnit ? `${own}（${moneyUnitNames[unit]}）` : own;
}

function names(field: ColumnField, text: string): boolean {
  const { word } = headerWord(text);
  const { first, second = [] } = columnHeaders[field];
  return first.includes(word) || second.includes(word);
}

/** Tells whether a column of this header would be entitled to a meaning whatever other columns there are. */
function claimsAny(text: string): boolean {
  const { word } = headerWord(text);
  return columnFields.some((field) => columnHeaders[field].first.includes(word));
}

/** Our own name of a column; that of a rate keeps what the bank's header says of its unit. */
function canonicalHeader(field: ColumnField, header: string): string {
  if (field !== "rate") return columnNames[field];
  const { rateUnit, monthly } = headerWord(header);
  const sign = { percent: "（%）", permille: "（‰）", unstated: "" }[rateUnit];
  return `${monthly ? "月利率" : columnNames.rate}${sign}`;
}
