import { type MoneyUnit, moneyUnitNames } from "#shared/domain/base/money.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import type { UnderstoodColumn } from "../import-record.ts";
import { type ColumnField, columnFacts, columnFields, columnNames } from "../reading/columns.ts";
import { meaningOf } from "../reading/header-meaning.ts";
import { headerWord, type RateUnit } from "../reading/header-word.ts";
import { cellText } from "../reading/text.ts";

const rateSigns: Record<RateUnit, string> = { percent: "（%）", permille: "（‰）", unstated: "" };

/**
 * The header, in one cell, under which a column of the bank's table reads again as the check understood it: the bank's
 * own words if they are enough, else our name for the column. A money column always states its unit, a rate column
 * where a line above the table states it. A column that was not read gets a name under which it is not read again.
 */
export function failedHeader(
  column: Pick<UnderstoodColumn, "header" | "field">,
  headerCell: Cell | null | undefined,
  units: { money?: MoneyUnit; rate?: RateUnit },
): string {
  const { header } = column;
  const field = columnFields.find((one) => one === column.field);
  if (field === undefined) return meaningOf(headerWord(header)) === undefined ? header : `原表：${header}`;
  const own =
    [cellText(headerCell), header].find((text) => names(field, text)) ?? canonicalHeader(field, header);
  const { moneyUnit, rateUnit } = headerWord(own);
  if (field === "rate") return rateUnit === "unstated" ? own + rateSigns[units.rate ?? "unstated"] : own;
  const unit = columnFacts[field].kind === "fen" && moneyUnit === undefined ? units.money : undefined;
  return unit === undefined ? own : `${own}（${moneyUnitNames[unit]}）`;
}

function names(field: ColumnField, text: string): boolean {
  return meaningOf(headerWord(text))?.field === field;
}

/** Our name for a column; a rate's keeps the unit from the bank's header. */
function canonicalHeader(field: ColumnField, header: string): string {
  if (field !== "rate") return columnNames[field];
  const { rateUnit, monthly } = headerWord(header);
  return `${monthly ? "月利率" : columnNames.rate}${rateSigns[rateUnit]}`;
}
