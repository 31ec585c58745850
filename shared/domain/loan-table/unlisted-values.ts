import type { Day } from "../day.ts";
import { holdsPersonNumber } from "../person-numbers.ts";
import type { Cell } from "../sheet.ts";
import type { ColumnField } from "./columns.ts";
import type { UnlistedValue } from "./row-facts.ts";
import { maskedValue, type PresentRow, type TableColumn } from "./table-columns.ts";
import type { DictionaryField } from "./table-rules.ts";
import { cellText, compact } from "./text.ts";

const listed = [
  "borrowerType",
  "countyName",
  "status",
  "classification",
] as const satisfies readonly DictionaryField[];
const codes: ReadonlySet<string> = new Set([
  "borrower-type-unknown",
  "county-unknown",
  "status-unknown",
  "classification-unknown",
]);
const keyLengthMax = 40;
/** A value with so many digits is a number in the wrong column, and no word that could be settled. */
const numberLike = /\d{6}/;

/** Tells whether a reason says only that a column's list does not have a value. */
export function isUnlistedReason({ code }: { code: string }): boolean {
  return codes.has(code);
}

/** The values of the present row that no list has, `undefined` when there is none. */
export function unlistedIn({
  columns,
  present,
}: {
  columns: Readonly<Record<ColumnField, TableColumn>>;
  present: PresentRow;
}): readonly UnlistedValue[] | undefined {
  if (!present.reasons.some(isUnlistedReason)) return undefined;
  const values: UnlistedValue[] = [];
  for (const field of listed) {
    const column = columns[field];
    const cell = column.letters + present.row.row;
    const faulty = present.reasons.some((reason) => reason.cell === cell && isUnlistedReason(reason));
    const value = faulty ? unlistedValue(field, column.above, cell, present.today) : undefined;
    if (value !== undefined) values.push(value);
  }
  return values;
}

/** A value as one that could be settled; `undefined` for a number or a long text, which no list would have. */
export function unlistedValue(
  field: DictionaryField,
  cell: Cell | undefined,
  address: string,
  today: Day,
): UnlistedValue | undefined {
  const text = cellText(cell);
  const key = compact(text);
  if (key === "" || [...key].length > keyLengthMax || numberLike.test(key)) return undefined;
  if (holdsPersonNumber(key, { likely: true, today })) return undefined;
  return { field, value: maskedValue(field, text, today), key, cell: address };
}
