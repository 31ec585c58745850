import type { Loan } from "#shared/domain/ledger/loan.ts";
import type { LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import { type Page, pageSizeMax } from "#shared/ports/base/page.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";

/** How many loans one reading of the whole ledger goes through at most. */
export const loansReadThroughMax = 5_000_000;

/**
 * Every loan that passes a filter, page by page to the end, from `first` on where the first page is there already.
 * Throws a RangeError past `loansReadThroughMax`.
 */
export async function* eachLoan(
  ledger: Ledger,
  filter: LoanFilter,
  first?: Page<Loan>,
): AsyncGenerator<Loan> {
  let page = first;
  let cursor: string | undefined;
  let count = 0;
  do {
    page ??= await ledger.listLoans(filter, pageSizeMax, cursor);
    count += page.items.length;
    if (count > loansReadThroughMax) throw new RangeError(`more than ${loansReadThroughMax} loans`);
    yield* page.items;
    cursor = page.cursor;
    page = undefined;
  } while (cursor !== undefined);
}
