import { sha256 } from "#shared/adapters/system/system.ts";
import { type FieldChange, fieldChanges, reverseChanges } from "#shared/domain/ledger/field-text.ts";
import {
  blockBytes,
  emptyHead,
  entryDeltas,
  headAfter,
  type JournalEntry,
  type JournalHead,
} from "#shared/domain/ledger/journal.ts";
import type { LoanFacts, LoanState } from "#shared/domain/ledger/loan.ts";
import { addLoanChange, type TotalsDelta } from "#shared/domain/ledger/totals.ts";
import type { Ledger, Posting, PostOutcome } from "#shared/ports/ledger/ledger.ts";

/** The bank of the tests' loans, where they do not name another. */
export const testBankId = "psbc-chuzhou";

/** What a loan becomes, from the state in `before`; without facts it is undone. */
export type LoanChange = {
  bankId?: string;
  loanNo: string;
  before?: LoanState | undefined;
  facts?: LoanFacts | undefined;
};

/** The facts of a plain loan of 50,000 yuan, with changes. */
export function loanFacts(changes: Partial<LoanFacts> = {}): LoanFacts {
  return {
    borrowerName: "王小明",
    borrowerIdHash: "ab".repeat(32),
    borrowerIdTail: "002X",
    borrowerType: "member",
    associationId: "a1",
    countyCode: "341102",
    amountFen: 5_000_000n,
    disbursedOn: "2016-06-05",
    ...changes,
  };
}

/** A posting of changes behind a head, with true entries, hash and totals. */
export function makePosting(
  head: JournalHead,
  changes: readonly LoanChange[],
  { importId = "import-1", startRow = 0 }: { importId?: string; startRow?: number } = {},
): Posting {
  const blockNo = head.blockNo + 1;
  const totals: TotalsDelta = new Map();
  const loans: LoanState[] = [];
  const entries: JournalEntry[] = [];
  for (const { bankId = testBankId, loanNo, before, facts } of changes) {
    const version = (before?.version ?? 0) + 1;
    addLoanChange(totals, importId, before?.facts, facts);
    loans.push({ bankId, loanNo, version, facts, blockNos: [...(before?.blockNos ?? []), blockNo] });
    entries.push({
      bankId,
      loanNo,
      version,
      seq: head.seq + entries.length + 1,
      kind: facts === undefined ? "undone" : before?.facts === undefined ? "opened" : "changed",
      changes: changesBetween(before?.facts, facts),
      ...entryDeltas(before?.facts, facts),
      effectiveOn: (facts ?? before?.facts)?.disbursedOn ?? "2016-06-05",
      source: { sheet: "明细", row: startRow + entries.length + 2 },
    });
  }
  const outcomes = changes.map(({ before }) => (before?.facts === undefined ? "n" : "c")).join("");
  const open = {
    blockNo,
    previousHash: head.hash,
    knownAt: "2016-07-01T02:00:00.000Z",
    by: "liaison",
    importId,
    entries,
  };
  return {
    marker: { importId, startRow, nextRow: startRow + changes.length, outcomes, blockNo },
    expectedHead: head,
    block: { ...open, hash: sha256(blockBytes(open)) },
    loans,
    totals,
  };
}

function changesBetween(before: LoanFacts | undefined, after: LoanFacts | undefined): FieldChange[] {
  if (after !== undefined) return fieldChanges(before, after);
  return before === undefined ? [] : reverseChanges(fieldChanges(undefined, before));
}

/** One who posts to a ledger and remembers what it must hold. */
export type Clerk = {
  /** What posting these facts, by loan number, would be now. */
  prepare(told: Readonly<Record<string, LoanFacts>>, importId?: string): Posting;
  /** Posts as many of these facts as are given in one posting. */
  post(told: Readonly<Record<string, LoanFacts>>, importId?: string): Promise<PostOutcome>;
  loan(loanNo: string): LoanState & { facts: LoanFacts };
};

/** A clerk who is the only one to write in a new ledger. */
export function createClerk(ledger: Ledger): Clerk {
  let head = emptyHead;
  const loans = new Map<string, LoanState>();
  const rows = new Map<string, number>();
  const prepare: Clerk["prepare"] = (told, importId = "import-1") => {
    const changes = Object.entries(told).map(([loanNo, facts]) => ({
      loanNo,
      before: loans.get(loanNo),
      facts,
    }));
    return makePosting(head, changes, { importId, startRow: rows.get(importId) ?? 0 });
  };
  return {
    prepare,
    async post(told, importId) {
      const posting = prepare(told, importId);
      const result = await ledger.post(posting);
      if (result.outcome === "posted" && posting.block !== undefined) {
        head = headAfter(posting.block);
        for (const loan of posting.loans) loans.set(loan.loanNo, loan);
        rows.set(posting.marker.importId, posting.marker.nextRow);
      }
      return result;
    },
    loan(loanNo) {
      const loan = loans.get(loanNo);
      if (loan?.facts === undefined) throw new Error(`no loan ${loanNo}`);
      return { ...loan, facts: loan.facts };
    },
  };
}

/** As many plain loans as asked for, by loan number. */
export function manyLoans(
  count: number,
  facts: (index: number) => Partial<LoanFacts> = () => ({}),
  prefix = "L",
): Record<string, LoanFacts> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${prefix}${String(index).padStart(4, "0")}`,
      loanFacts(facts(index)),
    ]),
  );
}
