import type { Month } from "#shared/domain/base/month.ts";
import type { BorrowerGroup } from "#shared/domain/ledger/attribution.ts";
import { borrowerGroups } from "#shared/domain/ledger/borrower-type.ts";
import type { Measures, TotalsKey } from "#shared/domain/ledger/totals.ts";

/** The prefix of every cell's key, as `totals` wants it. */
export const cellPrefix = "cell#";

/** Tells whether a total is one of a cell. */
export function isCell({ key }: { key: TotalsKey }): boolean {
  return key.startsWith(cellPrefix);
}

/** The total of one disbursement month, county and borrower type. */
export type Cell = { month: Month; countyCode: string; borrowerType: BorrowerGroup; measures: Measures };

/** The cell that a stored total is. Throws a RangeError when its key names none. */
export function cellOf({ key, measures }: { key: TotalsKey; measures: Measures }): Cell {
  const [, month, countyCode, typeText] = key.split("#");
  const borrowerType = borrowerGroups.find((type) => type === typeText);
  if (month === undefined || countyCode === undefined || borrowerType === undefined) {
    throw new RangeError(`${key} is no cell`);
  }
  return { month, countyCode, borrowerType, measures };
}
