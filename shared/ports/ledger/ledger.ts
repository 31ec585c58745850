import type { JournalBlock, JournalHead } from "#shared/domain/ledger/journal.ts";
import type { Loan, LoanKey, LoanState } from "#shared/domain/ledger/loan.ts";
import type { LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import type { GroupSum } from "#shared/domain/ledger/loan-sums.ts";
import type { Measures, TotalsDelta, TotalsKey } from "#shared/domain/ledger/totals.ts";
import type { Page } from "#shared/ports/base/page.ts";

/** How many writes one posting may take: one marker, one head, one block, the loans and the totals it touches. */
export const postingActionsMax = 100;
/** How many loans `readLoans` takes at once, and how many rows of a plan one posting may cover. */
export const loansReadMax = 500;
/**
 * What became of each row of the plan that a posting covers: one letter a row, in the plan's order (n new, c changed,
 * u unchanged; of an undoing d undone, k kept, u nothing to undo).
 */
export type RowOutcomes = string;

/**
 * The proof that a posting was made: rows `startRow` up to (not including) `nextRow` of the import's plan are in
 * the ledger. It is written with the posting, so that posting again is found out whatever was heard of the first time.
 */
export type PostingMarker = {
  /** The import, or what `undoMarkerId` makes of it for the postings that undo it. */
  importId: string;
  startRow: number;
  nextRow: number;
  outcomes: RowOutcomes;
  /** The block that the posting wrote; absent when every row was unchanged. */
  blockNo?: number | undefined;
  /**
   * The last block before a posting that wrote none: what its rows were compared with. Earlier versions did not keep
   * it.
   */
  afterBlockNo?: number | undefined;
};

/**
 * The id under which a round of undoing an import keeps its markers; no import's id has a slash. The first round has a
 * marker for each posting that wrote a block, later rounds for those of which they took more back.
 */
export function undoMarkerId(importId: string, round = 1): string {
  return round === 1 ? `${importId}/undo` : `${importId}/undo/${round}`;
}

/** A chunk of an import: everything in it becomes visible together or not at all. */
export type Posting = {
  marker: PostingMarker;
  /** The head that the posting was made from; it is made only while the journal still ends there. */
  expectedHead: JournalHead;
  /** Where given, it is made only while so many postings without a block follow that head. */
  expectedQuiet?: number | undefined;
  /** Absent when every row was unchanged: such a quiet posting is only a marker. */
  block?: JournalBlock | undefined;
  /** The new state of every loan that `block` speaks of; each replaces version − 1 (version 1: none). */
  loans: readonly LoanState[];
  totals: TotalsDelta;
};

/**
 * `posted`: it is in. `duplicate`: the marker was there already, and nothing was written; the stored marker is given.
 * `moved`: the head or a loan is no longer what the posting was made from; read again and make a new one.
 */
export type PostOutcome =
  | { outcome: "posted" }
  | { outcome: "duplicate"; marker: PostingMarker }
  | { outcome: "moved" };

/** The loans, the journal and the totals of one programme. */
export interface Ledger {
  /** Where the journal ends now; `emptyHead` for a new ledger. */
  head(): Promise<JournalHead>;

  /**
   * What is under the given keys, in no particular order, read consistently; those that no entry speaks of are left out,
   * undone ones are there without facts. At most `loansReadMax` keys.
   */
  readLoans(keys: readonly LoanKey[]): Promise<LoanState[]>;

  /** The loans of a bank with some customer numbers (客户号), in no particular order, read consistently. */
  loansOfCustomers(bankId: string, customerNos: ReadonlySet<string>): Promise<Loan[]>;

  /**
   * Makes a posting in one transaction. Fails with `ledger-busy` when the store was too contended to decide;
   * then nothing is known, and posting the same again is safe.
   */
  post(posting: Posting): Promise<PostOutcome>;

  /** How many postings without a block follow the head. */
  quietPostings(): Promise<number>;

  /** The marker of a posting, or `undefined` when it was never made. */
  marker(importId: string, startRow: number): Promise<PostingMarker | undefined>;

  /** All totals whose key is `prefix` or begins with `prefix`, sorted by key, each once. All-zero totals may be among them. */
  totals(prefix: string): Promise<{ key: TotalsKey; measures: Measures }[]>;

  /** Loans in the order of (associationId, bankId, loanNo), a page of at most `limit` (≤ `pageSizeMax`). Fails with `cursor-invalid`. */
  listLoans(filter: LoanFilter, limit: number, cursor?: string): Promise<Page<Loan>>;

  /**
   * The sums over the first `loansMax` loans of the list with the same filter, by association, bank, branch and class
   * of quality, in no particular order; `more` when the list goes on.
   */
  sumLoans(filter: LoanFilter, loansMax: number): Promise<{ groups: GroupSum[]; more: boolean }>;

  /**
   * What `keep` makes of the first `loansMax` loans of the list with the same filter, in the list's order; `more` when the
   * list goes on. Nothing else of the loans is held, and others are served meanwhile.
   */
  scanLoans<T>(
    filter: LoanFilter,
    loansMax: number,
    keep: (loan: Loan) => T,
  ): Promise<{ kept: T[]; more: boolean }>;

  /** The blocks after `afterBlockNo`, in order, at most `limit` (≤ `pageSizeMax`); fewer only at the end of the journal. */
  blocks(afterBlockNo: number, limit: number): Promise<JournalBlock[]>;
}
