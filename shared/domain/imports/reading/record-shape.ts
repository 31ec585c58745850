import type { Sheet, SheetRow } from "#shared/domain/base/sheet.ts";
import type { RowContext } from "./read-row.ts";
import { type RecordSample, sampleRecords } from "./record-place.ts";
import type { RowSorter } from "./skip-reason.ts";
import { isSplitAmount } from "./split-amount.ts";

const sampledMax = 200;
/** So many pieces of a record that was broken at its line ends are put together. */
const piecesMax = 6;

/** How the records of a table are built whose numbers of fields differ. */
export type RecordShape = {
  headerFields: number;
  /** The number of fields that most records have. */
  usualFields: number;
  /** How many records below the header have how many fields, and how many they are. */
  widths: ReadonlyMap<number, number>;
  records: number;
  /** How many records of the table have fewer fields than they should. */
  shortRecords: number;
  /** No record ends with an empty field. */
  endsFilled: boolean;
  sample: RecordSample;
  /** Short records that follow one another and together have the fields of one. */
  groups: readonly (readonly SheetRow[])[];
};

/** Looks at the records of a delimited text; `undefined` where all below the header have as many fields as it has. */
export function recordShape(
  sheet: Sheet,
  context: RowContext,
  sort: RowSorter,
  hasNumbers: (index: number) => boolean,
): RecordShape | undefined {
  const { header, dictionary } = context;
  const headerFields = Math.max(...header.rows.map(({ fields = 0 }) => fields));
  const widths = widthsBelow(sheet, header.lastRow);
  if (widths.size === 0 || (widths.size === 1 && widths.has(headerFields))) return undefined;
  const usualFields = usualOf(widths, headerFields);
  const whole = [headerFields, usualFields];
  const isKnownUnfit = (row: SheetRow) => row.strayQuote === true || isSplitAmount(row, context, hasNumbers);
  const sampled: SheetRow[] = [];
  const groups: (readonly SheetRow[])[] = [];
  let short: SheetRow[] = [];
  let endsFilled = true;
  let shortRecords = 0;
  for (const row of sheet.rows) {
    if (row.row <= header.lastRow) continue;
    const { fields = 0, cells } = row;
    const why = sort(row);
    if (why !== undefined) {
      const rest = why === "note" && fields < Math.min(...whole) ? piecesOfOne([...short, row], whole) : [];
      if (rest.length > 0) groups.push(rest);
      short = why === "note" ? [...short, row].slice(-piecesMax) : [];
      continue;
    }
    if (sampled.length < sampledMax && fields <= Math.max(...whole) && !isKnownUnfit(row)) sampled.push(row);
    if (fields > cells.length) endsFilled = false;
    if (fields < Math.max(...whole)) shortRecords += 1;
    short = fields < Math.min(...whole) ? [...short, row].slice(-piecesMax) : [];
    const group = piecesOfOne(short, whole);
    if (group.length > 0) groups.push(group);
  }
  return {
    headerFields,
    usualFields,
    widths,
    records: [...widths.values()].reduce((sum, count) => sum + count, 0),
    endsFilled,
    shortRecords,
    sample: sampleRecords(sampled, headerFields, dictionary.countyCode),
    groups,
  };
}

/** How many records below the header have how many fields. */
function widthsBelow({ recordWidths, rows }: Sheet, headerLastRow: number): Map<number, number> {
  const widths = new Map(recordWidths);
  for (const { row, fields = 0 } of rows) {
    if (row > headerLastRow) break;
    const left = (widths.get(fields) ?? 0) - 1;
    if (left > 0) widths.set(fields, left);
    else widths.delete(fields);
  }
  return widths;
}

/** How many fields most records have; the header's number of two that are as frequent. */
function usualOf(widths: ReadonlyMap<number, number>, headerFields: number): number {
  let usual = headerFields;
  for (const [fields, count] of widths) if (count > (widths.get(usual) ?? 0)) usual = fields;
  return usual;
}

/** The last of some records that together have the fields of one: its line was broken where a text went on. */
function piecesOfOne(short: readonly SheetRow[], whole: readonly number[]): readonly SheetRow[] {
  let fields = 1;
  for (let first = short.length - 1; first >= 0; first--) {
    fields += (short[first]?.fields ?? 0) - 1;
    if (first < short.length - 1 && whole.includes(fields)) return short.slice(first);
  }
  return [];
}
