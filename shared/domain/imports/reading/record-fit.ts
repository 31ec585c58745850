import type { Sheet, SheetRow } from "#shared/domain/base/sheet.ts";
import { type ColumnField, requiredFields } from "./columns.ts";
import type { RowContext } from "./read-row.ts";
import { fitsBetterMoved, possibleMoves, type RecordSample, recordPlace } from "./record-place.ts";
import { type RecordShape, recordShape } from "./record-shape.ts";
import type { RowReasonCode } from "./row-reason.ts";
import type { RowSorter } from "./skip-reason.ts";
import { isSplitAmount, numbersBehind } from "./split-amount.ts";
import type { TableHeader } from "./table-header.ts";
import { isBlank } from "./text.ts";

/** Why a record of a delimited text is no row of its table. */
export type RecordFault = Extract<
  RowReasonCode,
  "quote-stray" | "amount-split" | `fields-${string}` | "record-broken"
>;

/** Tells why a record is no row of the table, `undefined` for one that is, and for every row of another kind of file. */
export type RecordFit = (row: SheetRow) => RecordFault | undefined;

/** So many records, and so many of all, have to be written alike for it to be the way of the file. */
const habitMin = 3;
const habitShareMin = 0.1;
/** So many records fill a column without which a record is seen to be cut off; fewer may leave out one that is read. */
const filledMin = { known: 0.5, other: 0.8 };
const figures = ["outstanding", "creditLine", "dueOn", "rate"] as const satisfies readonly ColumnField[];

/**
 * Makes the test whether the records of a delimited text fit its header. A record with more filled fields than the
 * header does not. Missing fields, and empty ones too many, are harmless where the cells are still under their own
 * headers, as in exports that leave out empty fields at the end or end every record with a delimiter. Where they have
 * moved, or it cannot be told, the record does not fit.
 */
export function recordFit(sheet: Sheet, context: RowContext, sort: RowSorter): RecordFit {
  if (sheet.recordWidths === undefined) return () => undefined;
  const known = new Map<number, boolean>();
  const hasNumbers = (index: number) => {
    const has = known.get(index) ?? numbersBehind(sheet.rows, context.header.lastRow, index);
    known.set(index, has);
    return has;
  };
  const shape = recordShape(sheet, context, sort, hasNumbers);
  const pieces = new Set(
    shape?.groups
      .filter((group) => isBroken(shape.sample, group))
      .flatMap((group) => group.map(({ row }) => row)),
  );
  return (row) => {
    if (row.fields === undefined) return undefined;
    if (row.strayQuote === true) return "quote-stray";
    if (isSplitAmount(row, context, hasNumbers)) return "amount-split";
    if (shape === undefined) return undefined;
    return pieces.has(row.row) ? "record-broken" : faultOf(shape, context.header, row, row.fields);
  };
}

function faultOf(
  shape: RecordShape,
  header: TableHeader,
  row: SheetRow,
  fields: number,
): RecordFault | undefined {
  const { headerFields, usualFields, sample } = shape;
  const most = Math.max(headerFields, usualFields);
  if (row.cells.findLastIndex((cell) => !isBlank(cell)) >= headerFields) return "fields-too-many";
  if (fields === usualFields && fields >= headerFields) return undefined;
  if (fields > most) {
    const place = recordPlace(sample, row, [most - fields]);
    const isPadded = place !== "displaced" && isHabit(shape, fields);
    return place === "in-place" || isPadded ? undefined : "fields-too-many";
  }
  const added = Math.max(0, fields - Math.min(headerFields, usualFields));
  const lost = most - fields;
  const place = recordPlace(sample, row, possibleMoves({ added, lost }));
  if (place !== "displaced" && losesFigures(shape, header, fields)) return "fields-too-few";
  if (place === "in-place") return undefined;
  if (place === "displaced") return fields < headerFields ? "fields-too-few" : "fields-shifted";
  if (fields >= headerFields) return undefined;
  return isTrimmed(shape, header, fields, place.unclearFrom) ? undefined : "fields-too-few";
}

/** Tells whether it is the way of a file to write records with so many fields. */
function isHabit({ widths, records }: RecordShape, fields: number): boolean {
  const alike = widths.get(fields) ?? 0;
  return alike >= habitMin && alike >= records * habitShareMin;
}

/**
 * Tells whether a record ends before columns that nearly every other one fills, in a file that does not leave out empty
 * fields at the end: its line was broken, or the file ends in its midst.
 */
function losesFigures(shape: RecordShape, { columns, signs }: TableHeader, fields: number): boolean {
  const { sample, shortRecords, records, endsFilled } = shape;
  const leavesOut = endsFilled && shortRecords >= habitMin && shortRecords >= records * habitShareMin;
  if (isHabit(shape, fields) || leavesOut) return false;
  const known = new Set([...columns.values(), ...signs].map(({ index }) => index));
  return sample.columns.some(({ filled }, index) => {
    const share = known.has(index) ? filledMin.known : filledMin.other;
    return index >= fields && filled >= sample.rows.size * share;
  });
}

/**
 * Tells whether it is the way of a file to leave out empty fields at the end: many records do, or, where nothing but
 * texts that may be missing are in doubt, several do and none ends with an empty field.
 */
function isTrimmed(shape: RecordShape, header: TableHeader, fields: number, unclearFrom: number): boolean {
  if (isHabit(shape, fields)) return true;
  const inDoubt = (field: ColumnField) => (header.columns.get(field)?.index ?? -1) >= unclearFrom;
  return (
    shape.endsFilled && shape.shortRecords > 1 && !requiredFields.some(inDoubt) && !figures.some(inDoubt)
  );
}

/** Tells whether each line after the first continues the line before it better than it would make a record. */
function isBroken(sample: RecordSample, pieces: readonly SheetRow[]): boolean {
  let move = 0;
  return pieces.every((row, index) => {
    const fits = index === 0 || fitsBetterMoved(sample, row, move);
    move += (row.fields ?? 0) - 1;
    return fits;
  });
}
