import type { MoneyUnit } from "../money.ts";
import type { SheetRow } from "../sheet.ts";
import { type ColumnProfile, onlyFitting } from "./column-content.ts";
import { type ColumnField, columnFields } from "./columns.ts";
import { type ClaimedColumn, entitledColumns, type HeaderCandidate } from "./header-candidates.ts";

/** A header whose columns are settled: its row or rows, every header text by column, and the columns that were recognised. */
export type TableHeader = {
  firstRow: number;
  lastRow: number;
  rows: readonly SheetRow[];
  headers: HeaderCandidate["headers"];
  columns: ReadonlyMap<ColumnField, ClaimedColumn>;
  decidedUnit: MoneyUnit | undefined;
};

/** A field to which several columns are equally entitled. */
export type AmbiguousField = { field: ColumnField; columns: readonly ClaimedColumn[] };

/**
 * Settles which column is what. Where two are equally entitled by their headers the content decides when one alone holds
 * what the field needs; otherwise the field is ambiguous and has no column.
 */
export function settleHeader(
  candidate: HeaderCandidate,
  profiles: ReadonlyMap<number, ColumnProfile>,
): { header: TableHeader; ambiguous: readonly AmbiguousField[] } {
  const columns = new Map<ColumnField, ClaimedColumn>();
  const ambiguous: AmbiguousField[] = [];
  for (const field of columnFields) {
    const entitled = entitledColumns(candidate, field);
    const [only] = entitled;
    if (only === undefined) continue;
    const settled = entitled.length === 1 ? only : onlyFitting(field, entitled, profiles);
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
    },
    ambiguous,
  };
}
