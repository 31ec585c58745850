import { LedgerFailure } from "../failure.ts";
import { cellAddress, firstRows, type Sheet, type SheetRow } from "../sheet.ts";
import { type ColumnField, columnFields, columnHeaders, columnNames, requiredFields } from "./columns.ts";
import { type HeaderWord, headerWord } from "./header-word.ts";
import { cellText } from "./text.ts";

/** A column of a table whose header was recognised; `index` counts from 0 for column A. */
export type RecognisedColumn = { index: number; header: string; read: HeaderWord };

/** A header: its row or rows, every header text by column, and the columns that were recognised. */
export type TableHeader = {
  firstRow: number;
  lastRow: number;
  headers: readonly { index: number; header: string }[];
  columns: ReadonlyMap<ColumnField, RecognisedColumn>;
};

/** How many of a sheet's first rows are searched for the header. */
export const headerRowsSearchedMax = 60;
/** With this many of the required columns a table is taken for a loan table that lacks the others. */
const nearlyATable = 5;

/** The header of a sheet, or the required columns that its best candidate lacks. */
export type HeaderSearch =
  | { found: TableHeader }
  | { lacking: readonly string[]; row: number; nearly: boolean };

/**
 * Finds the header of a loan table: the first row, or pair of rows under merged groups, that has every required
 * column. Fails with `columns-ambiguous` when two columns are equally entitled to one meaning.
 */
export function findHeader(sheet: Sheet): HeaderSearch {
  let best: { missing: readonly ColumnField[]; row: number } = { missing: requiredFields, row: 1 };
  const rows = firstRows(sheet, headerRowsSearchedMax);
  for (const [position, row] of rows.entries()) {
    const next = rows[position + 1];
    const candidates = [singleRow(row)];
    if (next?.row === row.row + 1 && missingFrom(singleRow(next)).length > 0)
      candidates.push(...doubleRow(row, next));
    for (const candidate of candidates) {
      const missing = missingFrom(candidate);
      if (missing.length === 0) return { found: settle(sheet.name, candidate) };
      if (missing.length < best.missing.length) best = { missing, row: row.row };
    }
  }
  return {
    lacking: best.missing.map((field) => columnNames[field]),
    row: best.row,
    nearly: requiredFields.length - best.missing.length >= nearlyATable,
  };
}

type Candidate = {
  firstRow: number;
  lastRow: number;
  headers: { index: number; header: string }[];
  claims: Map<ColumnField, { first: RecognisedColumn[]; second: RecognisedColumn[] }>;
};

const meanings = new Map<string, { field: ColumnField; rank: "first" | "second" }>();
for (const field of columnFields) {
  for (const word of columnHeaders[field].first) meanings.set(word, { field, rank: "first" });
  for (const word of columnHeaders[field].second ?? []) meanings.set(word, { field, rank: "second" });
}

function missingFrom(candidate: Candidate): ColumnField[] {
  return requiredFields.filter((field) => !candidate.claims.has(field));
}

function singleRow(row: SheetRow): Candidate {
  const candidate = emptyCandidate(row.row, row.row);
  for (const [index, cell] of row.cells.entries()) {
    const header = cell?.kind === "text" ? cellText(cell) : "";
    if (header !== "") claim(candidate, index, [header]);
  }
  return candidate;
}

/** A header over two rows: the lower text alone, the group's text with the lower one behind it, or the upper one alone. */
function doubleRow(upper: SheetRow, lower: SheetRow): Candidate[] {
  const candidate = emptyCandidate(upper.row, lower.row);
  let group = "";
  for (let index = 0; index < Math.max(upper.cells.length, lower.cells.length); index++) {
    const above = cellText(upper.cells[index]);
    const cell = lower.cells[index];
    if (cell !== null && cell !== undefined && cell.kind !== "text") return [];
    const below = cellText(cell);
    if (above !== "") group = above;
    if (below === "" && above === "") continue;
    claim(candidate, index, below === "" ? [above] : [below, group + below]);
  }
  return [candidate];
}

function emptyCandidate(firstRow: number, lastRow: number): Candidate {
  return { firstRow, lastRow, headers: [], claims: new Map() };
}

function claim(candidate: Candidate, index: number, texts: readonly string[]): void {
  const shown = texts.at(-1) ?? "";
  candidate.headers.push({ index, header: shown });
  for (const text of texts) {
    const read = headerWord(text);
    const meaning = meanings.get(read.word);
    if (meaning === undefined) continue;
    const claims = candidate.claims.get(meaning.field) ?? { first: [], second: [] };
    claims[meaning.rank].push({ index, header: shown, read });
    candidate.claims.set(meaning.field, claims);
    return;
  }
}

function settle(sheetName: string, candidate: Candidate): TableHeader {
  const columns = new Map<ColumnField, RecognisedColumn>();
  for (const [field, claims] of candidate.claims) {
    const entitled = claims.first.length > 0 ? claims.first : claims.second;
    const [only, another] = entitled;
    if (only === undefined) continue;
    if (another !== undefined) {
      throw new LedgerFailure("columns-ambiguous", {
        sheet: sheetName,
        row: candidate.lastRow,
        column: columnNames[field],
        cells: entitled.map((column) => cellAddress(column.index, candidate.lastRow)),
      });
    }
    columns.set(field, only);
  }
  return { firstRow: candidate.firstRow, lastRow: candidate.lastRow, headers: candidate.headers, columns };
}
