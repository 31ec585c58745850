import type { UnderstoodColumn, UnderstoodSheet } from "../import-record.ts";
import { columnLetters, type Sheet, type SheetRow } from "../sheet.ts";
import { type ColumnProfile, contentOf } from "./column-content.ts";
import { type ColumnField, requiredFields } from "./columns.ts";
import { defaultUnits, type TableUnits } from "./find-units.ts";
import type { HeaderCandidate } from "./header-candidates.ts";
import { samplesOf } from "./samples.ts";
import { possibleFields } from "./suggest-column.ts";
import type { TableHeader } from "./table-header.ts";

/** How many columns of all sheets together are told, and of how many sheets: an import's record has to stay small. */
const columnsToldMax = 300;
const sheetsToldMax = 40;
const headerShownMax = 40;

/** What is known of a sheet when it is told: its header as settled so far, and its units where they were found. */
export type SheetKnowledge = {
  sheet: Pick<Sheet, "name" | "hidden">;
  firstRows: readonly SheetRow[];
  candidate: HeaderCandidate;
  header: TableHeader;
  profiles: ReadonlyMap<number, ColumnProfile>;
  units?: TableUnits | undefined;
};

/**
 * What was understood of the sheets, for the liaison: every column with what it was taken for, what it holds and masked
 * samples, and the required fields that are missing. Samples are given once for sheets of the same headers.
 */
export function understandSheets(known: readonly SheetKnowledge[]): UnderstoodSheet[] {
  const sampled = new Set<string>();
  let columnsLeft = columnsToldMax;
  return known.slice(0, sheetsToldMax).map((knowledge) => {
    const { fingerprint, headers } = knowledge.candidate;
    const columns = toldColumns(knowledge, Math.min(columnsLeft, headers.length), !sampled.has(fingerprint));
    sampled.add(fingerprint);
    columnsLeft -= columns.length;
    return toldSheet(knowledge, columns);
  });
}

function toldSheet(knowledge: SheetKnowledge, columns: readonly UnderstoodColumn[]): UnderstoodSheet {
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
    missing: missingFrom(header),
  };
}

function toldColumns(knowledge: SheetKnowledge, max: number, withSamples: boolean): UnderstoodColumn[] {
  const { candidate, header, profiles } = knowledge;
  const fields = new Map([...header.columns].map(([field, { index }]) => [index, field]));
  const suggestions = suggestionsFor(knowledge, fields);
  return candidate.headers.slice(0, max).map(({ index, header: text, key }) => {
    const field = fields.get(index);
    const profile = profiles.get(index);
    const decided = isDecided(candidate, key);
    const column: UnderstoodColumn = {
      column: columnLetters(index),
      header: [...text].slice(0, headerShownMax).join(""),
      key,
      field: field ?? null,
      mappedBy: decided ? "decision" : field === undefined ? null : "synonym",
      holds: profile === undefined ? "empty" : contentOf(profile),
      samples: withSamples && profile !== undefined ? samplesOf(text, field, profile) : [],
    };
    const suggestion = suggestions.get(index);
    return suggestion === undefined ? column : { ...column, suggestion };
  });
}

/** A suggestion is made where one field alone is possible, and no other column could be it as well. */
function suggestionsFor(
  { candidate, header, profiles }: SheetKnowledge,
  fields: ReadonlyMap<number, ColumnField>,
): Map<number, ColumnField> {
  const missing = missingFrom(header);
  const possible = candidate.headers
    .filter(({ index, key }) => !fields.has(index) && !isDecided(candidate, key))
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
  return suggestions;
}

function isDecided({ mapping }: HeaderCandidate, key: string): boolean {
  return mapping !== undefined && Object.hasOwn(mapping.columns, key);
}

function missingFrom(header: TableHeader): ColumnField[] {
  return requiredFields.filter((field) => !header.columns.has(field));
}
