import type { JournalBlock } from "#shared/domain/ledger/journal.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import type { LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";

/** Pages that a reader asks for before it takes a list to be endless. */
const pagesMax = 10_000;

/** Every page of a list, from the first to the one without a cursor. */
export async function readPages<T>(read: (cursor?: string) => Promise<Page<T>>): Promise<T[][]> {
  const pages: T[][] = [];
  let cursor: string | undefined;
  do {
    if (pages.length === pagesMax) throw new Error("the list does not end");
    const page = await read(cursor);
    pages.push(page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return pages;
}

/** The loans that a filter lets through, page by page. */
export function loanPages(ledger: Ledger, filter: LoanFilter, limit: number): Promise<Loan[][]> {
  return readPages((cursor) => ledger.listLoans(filter, limit, cursor));
}

/** The whole journal, a few blocks at a time. */
export async function readJournal(ledger: Ledger, limit = 3): Promise<JournalBlock[]> {
  const journal: JournalBlock[] = [];
  for (;;) {
    const blocks = await ledger.blocks(journal.at(-1)?.blockNo ?? 0, limit);
    journal.push(...blocks);
    if (blocks.length < limit) return journal;
  }
}

/** Everything that a ledger shows, page by page. */
export async function readBook(ledger: Ledger, limit = 7) {
  return {
    head: await ledger.head(),
    journal: await readJournal(ledger),
    loans: await loanPages(ledger, {}, limit),
    totals: await ledger.totals(""),
  };
}
