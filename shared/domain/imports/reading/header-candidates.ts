import type { MoneyUnit } from "#shared/domain/base/money.ts";
import type { SheetRow } from "#shared/domain/base/sheet.ts";
import { type ClaimRank, type DecidedColumns, ranks } from "./claims.ts";
import { type ColumnField, requiredFields } from "./columns.ts";
import type { HeaderCell } from "./header-cells.ts";
import { headerNames } from "./header-fingerprint.ts";
import { type HeaderMeaning, meaningOf, numbersTrades, tellsTrades } from "./header-meaning.ts";
import { partsOf } from "./header-parts.ts";
import { type HeaderWord, headerWord } from "./header-word.ts";
import type { ColumnMapping } from "./table-rules.ts";

/** A column that a header claims to be some field; `groupUnit` is the unit that only the group above it states. */
export type ClaimedColumn = {
  index: number;
  header: string;
  read: HeaderWord;
  groupUnit?: MoneyUnit | undefined;
  mappedBy: "synonym" | "decision";
};

type Claims = Partial<Record<ClaimRank, ClaimedColumn[]>>;

/** One or several rows that may be a header, with what its columns claim to be. */
export type HeaderCandidate = {
  rows: readonly SheetRow[];
  cells: readonly HeaderCell[];
  headers: readonly { index: number; header: string; key: string }[];
  fingerprint: string;
  /** The decision found under one of the header's names, and what it says about each column. */
  mapping: ColumnMapping | undefined;
  decided: DecidedColumns;
  claims: ReadonlyMap<ColumnField, Claims>;
  missing: readonly ColumnField[];
};

/** What was decided about a shorter header that is now seen to have more lines. */
export type Inherited = { mapping: ColumnMapping; decided: DecidedColumns };

/**
 * Makes a header candidate from rows, whose columns are `cells`. Without its own decision it uses the inherited one.
 */
export function candidateOf(
  rows: readonly SheetRow[],
  cells: readonly HeaderCell[],
  mappings: readonly ColumnMapping[],
  inherited?: Inherited,
): HeaderCandidate {
  const names = headerNames(cells.map(({ header }) => header));
  const [{ keys, fingerprint } = { keys: [], fingerprint: "" }] = names;
  const found = decisionFor(names, cells, mappings) ?? inherited;
  const decided = found?.decided ?? new Map();
  const claims = claimsOf(cells, decided);
  const headers = cells.map(({ index, header }, position) => ({ index, header, key: keys[position] ?? "" }));
  const missing = requiredFields.filter((field) => !claims.has(field));
  return { rows, cells, headers, fingerprint, mapping: found?.mapping, decided, claims, missing };
}

function decisionFor(
  names: ReturnType<typeof headerNames>,
  cells: readonly HeaderCell[],
  mappings: readonly ColumnMapping[],
): Inherited | undefined {
  if (mappings.length === 0) return undefined;
  for (const { keys, fingerprint } of names) {
    const mapping = mappings.find((decided) => decided.fingerprint === fingerprint);
    if (mapping === undefined) continue;
    const byKey = new Map(Object.entries(mapping.columns));
    const decided = new Map<number, ColumnField | null>();
    for (const [position, { index }] of cells.entries()) {
      const field = byKey.get(keys[position] ?? "");
      if (field !== undefined) decided.set(index, field);
    }
    return { mapping, decided };
  }
  return undefined;
}

function claimsOf(cells: readonly HeaderCell[], decided: DecidedColumns): Map<ColumnField, Claims> {
  const claims = new Map<ColumnField, Claims>();
  const claim = (field: ColumnField, rank: ClaimRank, column: ClaimedColumn) => {
    const ofField = claims.get(field) ?? {};
    ofField[rank] = [...(ofField[rank] ?? []), column];
    claims.set(field, ofField);
  };
  const understood = cells.map((cell) => (decided.has(cell.index) ? undefined : recognised(cell)));
  const parts = partsOf(
    cells,
    understood.map((one) => one?.meaning),
    decided,
  );
  const ofTrades = cells.some(({ own }) => tellsTrades(headerWord(own)));
  for (const [position, cell] of cells.entries()) {
    const known = understood[position];
    const part = parts.get(cell.index);
    const field = decided.get(cell.index);
    if (field !== undefined) {
      if (field !== null) claim(field, "decision", claimed(cell, cell.header, "decision"));
    } else if (part !== undefined) {
      claim(part.field, part.rank, claimed(cell, cell.header, "synonym"));
    } else if (known !== undefined && !(ofTrades && numbersTrades(headerWord(known.text)))) {
      claim(known.meaning.field, rankOf(known), claimed(cell, known.text, "synonym"));
    }
  }
  return claims;
}

type Recognised = { text: string; meaning: HeaderMeaning };

function recognised({ texts }: HeaderCell): Recognised | undefined {
  for (const text of texts) {
    const meaning = meaningOf(headerWord(text));
    if (meaning !== undefined) return { text, meaning };
  }
  return undefined;
}

function rankOf({ text, meaning: { rank } }: Recognised): ClaimRank {
  const { stamp } = headerWord(text);
  return stamp === undefined || stamp.bracketed === true ? rank : `month ${rank}`;
}

function claimed(cell: HeaderCell, text: string, mappedBy: ClaimedColumn["mappedBy"]): ClaimedColumn {
  const { index, header, own, groups } = cell;
  const read = headerWord(text);
  if (groups.length === 0) return { index, header, read, mappedBy };
  const above = groups.map((group) => headerWord(group.text)).reverse();
  const ownUnit = headerWord(own).moneyUnit;
  const groupUnits = above.flatMap(({ moneyUnit }) => moneyUnit ?? []);
  const groupUnit = groupUnits.find((unit) => unit !== (ownUnit ?? groupUnits[0])) ?? groupUnits[0];
  const whole = headerWord(header);
  const column: ClaimedColumn = {
    index,
    header,
    read: {
      ...read,
      stamp: read.stamp ?? whole.stamp,
      moneyUnit: ownUnit ?? groupUnits[0],
      rateUnit: read.rateUnit === "unstated" ? whole.rateUnit : read.rateUnit,
      monthly: read.monthly || whole.monthly || above.some(({ monthly }) => monthly),
    },
    mappedBy,
  };
  return groupUnit === undefined ? column : { ...column, groupUnit };
}

/** A column of a header with what its header says, whatever it is. */
export function asColumn(cell: HeaderCell): ClaimedColumn {
  return claimed(cell, cell.header, "synonym");
}

/** The columns that are entitled to a field, all by the strongest claim that there is, and that claim. */
export function entitledColumns(
  { claims }: HeaderCandidate,
  field: ColumnField,
): { columns: readonly ClaimedColumn[]; rank: ClaimRank } {
  const ofField = claims.get(field) ?? {};
  for (const rank of ranks) {
    const columns = ofField[rank] ?? [];
    if (columns.length > 0) return { columns, rank };
  }
  return { columns: [], rank: "part" };
}

/** Every column that claims a field, by whatever claim. */
export function claimingColumns(
  { claims }: Pick<HeaderCandidate, "claims">,
  field: ColumnField,
): ClaimedColumn[] {
  const ofField = claims.get(field) ?? {};
  return ranks.flatMap((rank) => ofField[rank] ?? []);
}
