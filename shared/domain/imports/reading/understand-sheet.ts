import { columnLetters, type Sheet, type SheetRow } from "#shared/domain/base/sheet.ts";
import type { UnderstoodColumn, UnderstoodSheet } from "../import-record.ts";
import { type ColumnProfile, contentOf } from "./column-content.ts";
import { type ColumnField, neededColumns, requiredFields } from "./columns.ts";
import { isDerivable } from "./derived-fields.ts";
import { defaultUnits, type TableUnits } from "./find-units.ts";
import type { HeaderCandidate } from "./header-candidates.ts";
import type { Rivals } from "./rival-columns.ts";
import { samplesOf } from "./samples.ts";
import { possibleFields } from "./suggest-column.ts";
import { saidByConstants, type TableConstants } from "./table-constants.ts";
import type { AmbiguousField, TableHeader } from "./table-header.ts";
import type { CalculatedTable } from "./uncalculated.ts";
import type { UnlikeColumn } from "./unlike-column.ts";

/**
 * How many columns of all sheets together are reported, and of how many sheets: an import's record has to stay small.
 */
const columnsReportedMax = 300;
const sheetsReportedMax = 40;
/** How many characters of a header are reported. */
export const headerShownMax = 40;

/** What is known of a sheet when it is reported: its header as settled so far, and its units where they were found. */
export type SheetKnowledge = {
  sheet: Pick<Sheet, "name" | "hidden">;
  firstRows: readonly SheetRow[];
  candidate: HeaderCandidate;
  header: TableHeader;
  profiles: ReadonlyMap<number, ColumnProfile>;
  /** The profiles of the rows that may be shown. */
  shown: ReadonlyMap<number, ColumnProfile>;
  ambiguous: readonly AmbiguousField[];
  rivals: Rivals;
  /** What is said once for all rows. */
  constants?: TableConstants | undefined;
  units?: TableUnits | undefined;
  unlike?: readonly UnlikeColumn[] | undefined;
  /** The table without the results of formulas that nobody has calculated, once that was looked at. */
  calculated?: CalculatedTable | undefined;
};

/**
 * What was understood of the sheets, for the liaison: every column with what it was taken for, what it holds and masked
 * samples, and the required fields that are missing.
 */
export function understandSheets(known: readonly SheetKnowledge[]): UnderstoodSheet[] {
  let columnsLeft = columnsReportedMax;
  return known.slice(0, sheetsReportedMax).map((knowledge) => {
    const columns = reportedColumns(knowledge, Math.min(columnsLeft, knowledge.candidate.headers.length));
    columnsLeft -= columns.length;
    return reportedSheet(knowledge, columns);
  });
}

function reportedSheet(knowledge: SheetKnowledge, columns: readonly UnderstoodColumn[]): UnderstoodSheet {
  const { sheet, firstRows, candidate, header, units = defaultUnits } = knowledge;
  return {
    sheet: sheet.name,
    hidden: sheet.hidden,
    headerRow: header.lastRow,
    firstDataRow: firstRows.find(({ row }) => row > header.lastRow)?.row ?? 0,
    amountUnit: units.amount,
    unitFrom: units.amountFrom,
    outstandingUnit: units.outstanding,
    outstandingUnitFrom: units.outstandingFrom,
    creditLineUnit: units.creditLine,
    fingerprint: candidate.fingerprint,
    columns,
    columnsLeftOut: candidate.headers.length - columns.length,
    missing: unstatedBy(knowledge),
  };
}

function reportedColumns(knowledge: SheetKnowledge, max: number): UnderstoodColumn[] {
  const { candidate, header, profiles, shown } = knowledge;
  const fields = new Map([...header.columns].map(([field, { index }]) => [index, field]));
  const signs = new Set(header.signs.flatMap(({ index, sign }) => (sign.lenient === true ? [] : [index])));
  const suggestions = suggestionsFor(knowledge, fields);
  return candidate.headers.slice(0, max).map(({ index, header: text, key }) => {
    const field = fields.get(index);
    const profile = profiles.get(index);
    const shownProfile = shown.get(index);
    const decided = candidate.decided.has(index);
    const column: UnderstoodColumn = {
      column: columnLetters(index),
      header: [...text].slice(0, headerShownMax).join(""),
      key,
      field: field ?? (signs.has(index) ? "rowKind" : null),
      mappedBy: decided ? "decision" : field === undefined && !signs.has(index) ? null : "synonym",
      holds: profile === undefined ? "empty" : contentOf(profile),
      samples: shownProfile !== undefined ? samplesOf(text, field, shownProfile) : [],
    };
    const suggestion = suggestions.get(index);
    return suggestion === undefined ? column : { ...column, suggestion };
  });
}

/**
 * A suggestion is made where one field alone is possible, and no other column could be it as well; and for each of the
 * columns that are equally entitled to a field.
 */
function suggestionsFor(
  { candidate, header, profiles, ambiguous, constants }: SheetKnowledge,
  fields: ReadonlyMap<number, ColumnField>,
): Map<number, ColumnField> {
  const undecided = new Set<ColumnField>(ambiguous.map(({ field }) => field));
  const missing = unstatedBy({ header, constants }).filter((field) => !undecided.has(field));
  const possible = candidate.headers
    .filter(({ index }) => !fields.has(index) && !candidate.decided.has(index))
    .map(({ index, header: text }) => {
      const profile = profiles.get(index);
      return { index, fields: profile === undefined ? [] : possibleFields(text, profile, missing) };
    });
  const suggestions = new Map<number, ColumnField>();
  for (const { index, fields: own } of possible) {
    const [only] = own;
    if (only === undefined || own.length > 1) continue;
    if (possible.filter((other) => other.fields.includes(only)).length === 1) suggestions.set(index, only);
  }
  for (const { field, columns } of ambiguous) {
    for (const { index } of columns) suggestions.set(index, field);
  }
  return suggestions;
}

/** The fields that a new loan needs and a table has no column for. */
export function lackedBy({ header }: Pick<SheetKnowledge, "header">): ColumnField[] {
  return neededColumns.filter((field) => !header.columns.has(field));
}

/** The fields of a whole loan table that this one has no column for, and that nothing else says. */
export function unstatedBy({
  header,
  constants,
}: Pick<SheetKnowledge, "header" | "constants">): ColumnField[] {
  const has = (field: ColumnField) => header.columns.has(field);
  const said = constants === undefined ? undefined : saidByConstants(constants);
  return requiredFields.filter(
    (field) => !has(field) && !isDerivable(field, has) && said?.has(field) !== true,
  );
}
