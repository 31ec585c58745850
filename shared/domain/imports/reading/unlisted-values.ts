import type { Day } from "#shared/domain/base/day.ts";
import { holdsPersonNumber } from "#shared/domain/base/person-numbers.ts";
import type { Cell } from "#shared/domain/base/sheet.ts";
import type { ColumnField } from "./columns.ts";
import type { UnlistedValue } from "./row-facts.ts";
import type { RowReasonCode } from "./row-reason.ts";
import { maskedValue, type PresentRow, type TableColumn } from "./table-columns.ts";
import { type DictionaryField, dictionaryFields } from "./table-rules.ts";
import { cellText, compact } from "./text.ts";

/** The columns with values that could be settled, and the reasons for which such a value is listed. */
const listed: Partial<Record<ColumnField, readonly RowReasonCode[]>> = {
  borrowerType: ["borrower-type-unknown"],
  countyName: ["county-unknown", "county-not-told"],
  status: ["status-unknown"],
  classification: ["classification-unknown"],
  poorHousehold: ["yes-no-unknown"],
  renewal: ["yes-no-unknown"],
  dueOn: ["day-invalid", "day-out-of-range"],
  rate: ["rate-invalid"],
  outstanding: ["amount-not-a-number"],
};
const listedFields = dictionaryFields.filter((field) => field !== "rowKind" && field !== "dataDay");
/** Reasons that say only that a list lacks a value; those of optional columns refuse no row. */
const unlistedReasons: ReadonlySet<string> = new Set([
  "borrower-type-unknown",
  "county-unknown",
  "county-not-told",
  "row-kind-unknown",
]);
/** Columns of numbers: of their values only words are settled, and no slips of the pen. */
const ofNumbers: ReadonlySet<DictionaryField> = new Set<DictionaryField>(["rate", "outstanding"]);
const keyLengthMax = 40;
/** A value with so many digits is a number in the wrong column, and no word that could be settled. */
const numberLike = /\d{6}/;
/** Placeholders where a day is required: 99991231, 19000101. */
const solidDay = /^\d{8}$/;

/** Tells whether a reason says only that a column's list does not have a value. */
export function isUnlistedReason({ code }: { code: string }): boolean {
  return unlistedReasons.has(code);
}

/** The values of the present row that no list has, `undefined` when there is none. */
export function unlistedIn({
  columns,
  present,
}: {
  columns: Readonly<Record<ColumnField, TableColumn>>;
  present: PresentRow;
}): readonly UnlistedValue[] | undefined {
  const { reasons, unread, ifNew } = present;
  if (reasons.length === 0 && unread.length === 0 && ifNew.length === 0) return undefined;
  const faulty = [...reasons, ...unread, ...ifNew.map(({ reason }) => reason)];
  const values = listedFields.flatMap((field) => {
    const column = field === "countyName" && columns.countyName.index < 0 ? columns.branch : columns[field];
    const cell = column.letters + present.row.row;
    const found = faulty.find((one) => one.cell === cell && listed[field]?.some((code) => code === one.code));
    return (found && unlistedValue(field, column.above, cell, present.today)) ?? [];
  });
  return values.length === 0 ? undefined : values;
}

/** A value as one that could be settled; `undefined` for a number or a long text, which no list would have. */
export function unlistedValue(
  field: DictionaryField & ColumnField,
  cell: Cell | undefined,
  address: string,
  today: Day,
): UnlistedValue | undefined {
  const text = cellText(cell);
  const key = compact(text);
  if (key === "" || [...key].length > keyLengthMax) return undefined;
  if (numberLike.test(key) && !(field === "dueOn" && solidDay.test(key))) return undefined;
  if (ofNumbers.has(field) && !/\p{L}/u.test(key)) return undefined;
  if (holdsPersonNumber(key, { likely: true, today })) return undefined;
  return { field, value: maskedValue(field, text, today), key, cell: address };
}
