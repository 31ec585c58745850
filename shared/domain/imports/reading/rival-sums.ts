import type { Fen } from "#shared/domain/base/money.ts";
import type { SheetRow } from "#shared/domain/base/sheet.ts";
import type { TableUnits } from "./find-units.ts";
import type { ClaimedColumn } from "./header-candidates.ts";
import { readAmount } from "./read-amount.ts";
import { readDay } from "./read-day.ts";
import type { ContestedField, Rivals } from "./rival-columns.ts";
import type { TableHeader } from "./table-header.ts";
import { cellText, saysNothing } from "./text.ts";

/** A column with its sum, and in how many rows it differs from the chosen one. */
export type Tallied = { column: ClaimedColumn; sumFen: Fen; differing: number };
type Contest = { field: ContestedField; taken: Tallied; rivals: Tallied[] };

/** The sums of the columns that might have been chosen, counted row by row with those that were. */
export type Contests = readonly Contest[];

/** Begins to count; there is nothing to count where no column has a rival. */
export function openContests({ columns }: Pick<TableHeader, "columns">, rivals: Rivals): Contests {
  return [...rivals].flatMap(([field, others]) => {
    const taken = columns.get(field);
    return taken === undefined ? [] : [{ field, taken: tallied(taken), rivals: others.map(tallied) }];
  });
}

function tallied(column: ClaimedColumn): Tallied {
  return { column, sumFen: 0n, differing: 0 };
}

/** Counts the row of a loan. */
export function countContests(contests: Contests, { cells }: SheetRow, units: TableUnits): void {
  for (const { field, taken, rivals } of contests) {
    const cell = cells[taken.column.index];
    const said = saysNothing(cell) ? "" : cellText(cell);
    const value = valueAt(field, taken.column, cells, units);
    if (typeof value === "bigint") taken.sumFen += value;
    for (const rival of rivals) {
      const other = cells[rival.column.index];
      if (saysNothing(other)) continue;
      const same = cellText(other) === said && rival.column.read.moneyUnit === taken.column.read.moneyUnit;
      const otherValue = same ? value : valueAt(field, rival.column, cells, units);
      if (typeof otherValue === "bigint") rival.sumFen += otherValue;
      if (otherValue !== undefined && otherValue !== value) rival.differing += 1;
    }
  }
}

function valueAt(
  field: ContestedField,
  { index, read, groupUnit }: ClaimedColumn,
  cells: SheetRow["cells"],
  units: TableUnits,
): Fen | string | undefined {
  const cell = cells[index];
  if (cell === null || cell === undefined) return undefined;
  if (field === "disbursedOn") return readDay(cell);
  const stated = read.moneyUnit ?? groupUnit;
  const amount =
    stated === undefined
      ? readAmount(cell, units[field], units[`${field}From`])
      : readAmount(cell, stated, "header");
  return typeof amount === "bigint" ? amount : undefined;
}
