import type { MoneyUnit } from "#shared/domain/base/money.ts";
import type { SheetRow } from "#shared/domain/base/sheet.ts";
import type { ClaimRank } from "./claims.ts";
import { type ColumnProfile, onlyFitting } from "./column-content.ts";
import { type ColumnField, columnFields } from "./columns.ts";
import { type ClaimedColumn, entitledColumns, type HeaderCandidate } from "./header-candidates.ts";
import { type SignColumn, signColumns } from "./sign-columns.ts";

/** A header whose columns are settled: its rows, every header text by column, and the columns that were recognised. */
export type TableHeader = {
  firstRow: number;
  lastRow: number;
  rows: readonly SheetRow[];
  headers: HeaderCandidate["headers"];
  columns: ReadonlyMap<ColumnField, ClaimedColumn>;
  decidedUnit: MoneyUnit | undefined;
  /** The columns that say whether a row is a disbursement in yuan. */
  signs: readonly SignColumn[];
};

/** A field to which several columns are equally entitled. */
export type AmbiguousField = { field: ColumnField; columns: readonly ClaimedColumn[] };

/** Decides among columns that neither header nor content distinguishes; `undefined` when only the liaison can. */
export type TieBreaker = (
  tie: Tie,
  settled: ReadonlyMap<ColumnField, ClaimedColumn>,
) => ClaimedColumn | undefined;

/**
 * Columns that are equally entitled to a field; `divided`: they are its parts or months, and a blank one states
 * nothing.
 */
export type Tie = AmbiguousField & { divided: boolean };

/**
 * Settles which column is what. Where several are equally entitled by their headers the content decides when one alone
 * holds what the field needs, but never between the parts or months of one; then the tie-breaker does. Otherwise the field
 * is ambiguous and has no column.
 */
export function settleHeader(
  candidate: HeaderCandidate,
  profiles: ReadonlyMap<number, ColumnProfile>,
  breakTie: TieBreaker,
): { header: TableHeader; ambiguous: readonly AmbiguousField[] } {
  const columns = new Map<ColumnField, ClaimedColumn>();
  const ambiguous: AmbiguousField[] = [];
  for (const field of columnFields) {
    const { columns: entitled, rank } = entitledColumns(candidate, field);
    const [only] = entitled;
    if (only === undefined) continue;
    const divided = isDivided(rank, entitled);
    const settled =
      entitled.length === 1
        ? only
        : ((divided ? undefined : onlyFitting(field, entitled, profiles)) ??
          breakTie({ field, columns: entitled, divided }, columns));
    if (settled === undefined) ambiguous.push({ field, columns: entitled });
    else columns.set(field, settled);
  }
  const { rows, headers, mapping } = candidate;
  return {
    header: {
      firstRow: rows[0]?.row ?? 0,
      lastRow: rows.at(-1)?.row ?? 0,
      rows,
      headers,
      columns,
      decidedUnit: mapping?.amountUnit,
      signs: signColumns(candidate, new Set([...columns.values()].map(({ index }) => index))),
    },
    ambiguous,
  };
}

/** An empty part or month says nothing about the others: the sum of all may be the whole. */
function isDivided(rank: ClaimRank, columns: readonly ClaimedColumn[]): boolean {
  return rank === "part" || columns.every(({ read }) => read.stamp !== undefined);
}
