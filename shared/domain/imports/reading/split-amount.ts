import type { Cell, SheetRow } from "#shared/domain/base/sheet.ts";
import type { ColumnField } from "./columns.ts";
import type { RowContext } from "./read-row.ts";
import { cellText } from "./text.ts";

const beginningLengthMax = 4;
const beginning = /^[¥￥]?[1-9]\d{0,2}$/;
const continuing = /^\d{3}(?:\.\d{1,2})?$/;
const continuingOnly = /^0\d{2}(?:\.\d{1,2})?$/;
const plainNumber = /^[-+]?\d[\d,]*(?:\.\d+)?$/;
const sampledMax = 200;
const numbersShareMin = 0.3;
const figures = ["amount", "outstanding", "creditLine"] as const satisfies readonly ColumnField[];

/**
 * Tells whether an amount in yuan was cut at its thousands separator: 120,000 without quotes is 120 and, in the next
 * field, 000. No loan is below a thousand yuan. A balance may be, but then it is not followed by 000, and by other
 * digits only in a column that `holdsNumbers` and in a record without a field too many.
 */
export function isSplitAmount(
  { cells, fields = 0 }: SheetRow,
  { header, units }: RowContext,
  holdsNumbers: (index: number) => boolean,
): boolean {
  const hasMore = fields > Math.max(...header.rows.map((row) => row.fields ?? 0));
  for (const field of figures) {
    const index = header.columns.get(field)?.index;
    if (index === undefined || units[field] !== "yuan") continue;
    const text = textOf(cells[index]);
    if (text === undefined || text.length > beginningLengthMax || !beginning.test(text)) continue;
    const next = textOf(cells[index + 1]);
    if (next === undefined || !continuing.test(next)) continue;
    if (field === "amount" || hasMore || continuingOnly.test(next) || !holdsNumbers(index + 1)) return true;
  }
  return false;
}

/**
 * Tells whether the column after an amount holds numbers where no amount was cut: if it does, 360 after 108 may be
 * days. Numbers that only follow possible cuts are the rest of those amounts.
 */
export function numbersBehind(rows: Iterable<SheetRow>, lastHeaderRow: number, index: number): boolean {
  let filled = 0;
  let numbers = 0;
  for (const { row, cells } of rows) {
    const text = row <= lastHeaderRow ? undefined : textOf(cells[index - 1]);
    const next = textOf(cells[index]);
    if (text === undefined || beginning.test(text) || next === undefined || next === "") continue;
    filled += 1;
    if (plainNumber.test(next)) numbers += 1;
    if (filled === sampledMax) break;
  }
  return numbers > Math.max(1, filled * numbersShareMin);
}

function textOf(cell: Cell | null | undefined): string | undefined {
  return cell?.kind === "text" ? cellText(cell) : undefined;
}
