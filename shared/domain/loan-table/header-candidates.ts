import type { MoneyUnit } from "../money.ts";
import { maskPersonNumbers } from "../person-numbers.ts";
import type { Cell, MergedArea, SheetRow } from "../sheet.ts";
import { columnHeaders } from "./column-headers.ts";
import { type ColumnField, columnFields, requiredFields } from "./columns.ts";
import { headerFingerprint, headerKeys } from "./header-fingerprint.ts";
import { groupStem, meansTheSameUnder } from "./header-group.ts";
import { type HeaderWord, headerWord } from "./header-word.ts";
import type { ColumnMapping } from "./table-rules.ts";
import { cellText, compact } from "./text.ts";

/** A column that a header claims to be some field; `groupUnit` is the unit that only the merged group above it states. */
export type ClaimedColumn = {
  index: number;
  header: string;
  read: HeaderWord;
  groupUnit?: MoneyUnit | undefined;
  mappedBy: "synonym" | "decision";
};

const ranks = ["decision", "first", "second"] as const;
type Claims = Record<(typeof ranks)[number], ClaimedColumn[]>;

/** A row, or two rows under merged groups, that may be a header, with what its columns claim to be. */
export type HeaderCandidate = {
  rows: readonly SheetRow[];
  headers: readonly { index: number; header: string; key: string }[];
  fingerprint: string;
  mapping: ColumnMapping | undefined;
  claims: ReadonlyMap<ColumnField, Claims>;
  missing: readonly ColumnField[];
};

type HeaderCell = { index: number; header: string; texts: readonly string[]; group: string };

/** The last column to which a text reaches: that of its merged area, or none where it is not merged. */
export type GroupEnd = (row: number, column: number) => number;

/** How many columns a header is looked for in. */
const headerColumnsMax = 256;

const meanings = new Map<string, { field: ColumnField; rank: "first" | "second" }>();
for (const field of columnFields) {
  for (const word of columnHeaders[field].first) meanings.set(word, { field, rank: "first" });
  for (const word of columnHeaders[field].second ?? []) meanings.set(word, { field, rank: "second" });
}

/** Makes the lookup of how far groups reach, among a sheet's merged areas down to a row. */
export function groupEnds(merges: readonly MergedArea[], lastRow: number): GroupEnd {
  const ends = new Map<string, number>();
  for (const { firstRow, firstColumn, lastColumn } of merges) {
    if (firstRow <= lastRow) ends.set(`${firstRow}:${firstColumn}`, lastColumn);
  }
  return (row, column) => ends.get(`${row}:${column}`) ?? Number.MAX_SAFE_INTEGER;
}

/** The candidate that a single row is. */
export function singleRowCandidate(row: SheetRow, mappings: readonly ColumnMapping[]): HeaderCandidate {
  const cells: HeaderCell[] = [];
  for (const [index, cell] of row.cells.slice(0, headerColumnsMax).entries()) {
    const header = cell?.kind === "text" ? headerText(cell) : "";
    if (header !== "") cells.push({ index, header, texts: [header], group: "" });
  }
  return candidateOf([row], cells, mappings);
}

/**
 * The candidate that two rows are: the lower text alone, the group's text with the lower one behind it, or the upper one
 * alone. `undefined` when the lower row holds anything but text. A group reaches as far as its merged area, or to the next one.
 */
export function doubleRowCandidate(
  upper: SheetRow,
  lower: SheetRow,
  groupEnd: GroupEnd,
  mappings: readonly ColumnMapping[],
): HeaderCandidate | undefined {
  const cells: HeaderCell[] = [];
  let group = { text: "", lastColumn: -1 };
  const width = Math.min(Math.max(upper.cells.length, lower.cells.length), headerColumnsMax);
  for (let index = 0; index < width; index++) {
    const above = headerText(upper.cells[index]);
    const cell = lower.cells[index];
    if (cell !== null && cell !== undefined && cell.kind !== "text") return undefined;
    const below = headerText(cell);
    if (above !== "") {
      group = { text: above, lastColumn: groupEnd(upper.row, index) };
    } else if (index > group.lastColumn) group = { text: "", lastColumn: -1 };
    if (below === "" && above === "") continue;
    if (below === "") cells.push({ index, header: above, texts: [above], group: "" });
    else cells.push(underGroup(index, group.text, below));
  }
  return candidateOf([upper, lower], cells, mappings);
}

/** What a header says; somebody's identity number in it would stand in every decision about the column. */
function headerText(cell: Cell | null | undefined): string {
  return maskPersonNumbers(cellText(cell));
}

function underGroup(index: number, group: string, below: string): HeaderCell {
  const alone = meansTheSameUnder(group, headerWord(below).word) ? [below] : [];
  const stem = groupStem(group);
  const combined = stem === compact(group) ? [group + below] : [group + below, stem + below];
  return { index, header: group + below, texts: [...alone, ...combined], group };
}

function candidateOf(
  rows: readonly SheetRow[],
  cells: readonly HeaderCell[],
  mappings: readonly ColumnMapping[],
): HeaderCandidate {
  const texts = cells.map(({ header }) => header);
  const keys = headerKeys(texts);
  const fingerprint = headerFingerprint(texts);
  const mapping = mappings.find((decided) => decided.fingerprint === fingerprint);
  const decisions = new Map(Object.entries(mapping?.columns ?? {}));
  const claims = new Map<ColumnField, Claims>();
  const claim = (field: ColumnField, rank: keyof Claims, column: ClaimedColumn) => {
    const ofField = claims.get(field) ?? { decision: [], first: [], second: [] };
    ofField[rank].push(column);
    claims.set(field, ofField);
  };
  for (const [position, cell] of cells.entries()) {
    const key = keys[position] ?? "";
    const decided = decisions.get(key);
    if (decided === null) continue;
    if (decided !== undefined) {
      claim(decided, "decision", claimed(cell, cell.header, "decision"));
      continue;
    }
    for (const text of cell.texts) {
      const meaning = meanings.get(headerWord(text).word);
      if (meaning === undefined) continue;
      claim(meaning.field, meaning.rank, claimed(cell, text, "synonym"));
      break;
    }
  }
  const headers = cells.map(({ index, header }, position) => ({ index, header, key: keys[position] ?? "" }));
  const missing = requiredFields.filter((field) => !claims.has(field));
  return { rows, headers, fingerprint, mapping, claims, missing };
}

function claimed(cell: HeaderCell, text: string, mappedBy: ClaimedColumn["mappedBy"]): ClaimedColumn {
  const { index, header, group } = cell;
  const read = headerWord(text);
  if (group === "") return { index, header, read, mappedBy };
  const above = headerWord(group);
  const whole = headerWord(header);
  const column: ClaimedColumn = {
    index,
    header,
    read: {
      ...read,
      moneyUnit: lowerUnit(cell) ?? above.moneyUnit,
      rateUnit: read.rateUnit === "unstated" ? whole.rateUnit : read.rateUnit,
      monthly: read.monthly || whole.monthly || above.monthly,
    },
    mappedBy,
  };
  return above.moneyUnit === undefined ? column : { ...column, groupUnit: above.moneyUnit };
}

/** The unit that the lower of two header texts states by itself. */
function lowerUnit({ header, group }: HeaderCell): MoneyUnit | undefined {
  return headerWord(header.slice(group.length)).moneyUnit;
}

/** The columns that are entitled to a field: those decided, else those of the first rank, else those of the second. */
export function entitledColumns(candidate: HeaderCandidate, field: ColumnField): readonly ClaimedColumn[] {
  const claims = candidate.claims.get(field);
  if (claims === undefined) return [];
  for (const rank of ranks) if (claims[rank].length > 0) return claims[rank];
  return [];
}
