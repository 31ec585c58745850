import { type Day, shanghaiDayOf } from "#shared/domain/day.ts";
import type { ImportRecord } from "#shared/domain/import-record.ts";
import {
  blockBytes,
  entryDeltas,
  type JournalBlock,
  type JournalEntry,
  type JournalHead,
} from "#shared/domain/journal.ts";
import { type Loan, loanVersionMax } from "#shared/domain/loan.ts";
import { planChange } from "#shared/domain/plan-change.ts";
import { addLoanChange, importKey, isZero, type TotalsDelta, totalsKeysOf } from "#shared/domain/totals.ts";
import { type Posting, postingActionsMax } from "#shared/ports/ledger.ts";
import type { Sha256 } from "#shared/ports/system.ts";
import type { PlannedRow } from "./import-files.ts";

/** Marker, head and block take one action each, beside the loans and the totals. */
const fixedActions = 3;

/** What a posting is made from. */
export type PostingSource = {
  record: ImportRecord;
  head: JournalHead;
  /** The rows of the plan from `startRow` on, as many as are at hand. */
  rows: readonly PlannedRow[];
  startRow: number;
  /** The loans that the ledger has of these rows, by loan number. */
  known: ReadonlyMap<string, Loan>;
  knownAt: string;
};

/**
 * The next posting of an import: as many of the rows, in order, as fit into one transaction, each compared with the
 * ledger as it is now. Deterministic: the same source gives the same posting.
 */
export function buildPosting(source: PostingSource, sha256: Sha256): Posting {
  const { record, head, startRow, knownAt } = source;
  const totals: TotalsDelta = new Map();
  const loans: Loan[] = [];
  const entries: JournalEntry[] = [];
  const blockNo = head.blockNo + 1;
  let outcomes = "";
  for (const planned of source.rows) {
    const before = source.known.get(planned.loanNo);
    const { outcome, after, changes } = planChange(before?.facts, planned.told);
    if (outcome !== "unchanged") {
      const touched = new Set([
        ...totalsKeysOf(after),
        ...(before ? totalsKeysOf(before.facts) : []),
        importKey(record.importId),
      ]);
      for (const key of totals.keys()) touched.add(key);
      if (fixedActions + loans.length + 1 + touched.size > postingActionsMax) break;
      const version = (before?.version ?? 0) + 1;
      if (version > loanVersionMax)
        throw new RangeError(`a loan would get more than ${loanVersionMax} versions`);
      addLoanChange(totals, record.importId, before?.facts, after);
      const loanKey = { bankId: record.bankId, loanNo: planned.loanNo };
      loans.push({ ...loanKey, version, facts: after, blockNos: [...(before?.blockNos ?? []), blockNo] });
      entries.push({
        ...loanKey,
        seq: head.seq + entries.length + 1,
        kind: outcome === "new" ? "opened" : "changed",
        version,
        changes,
        ...entryDeltas(before?.facts, after),
        effectiveOn: effectiveDay(outcome, planned, knownAt),
        source: { sheet: planned.sheet, row: planned.row },
      });
    }
    outcomes += outcome.charAt(0);
  }
  for (const [key, measures] of totals) if (isZero(measures)) totals.delete(key);
  return {
    marker: { importId: record.importId, startRow, nextRow: startRow + outcomes.length, outcomes },
    expectedHead: head,
    block: entries.length === 0 ? undefined : sealed({ source, blockNo, entries }, sha256),
    loans,
    totals,
  };
}

function effectiveDay(outcome: "new" | "changed", { told }: PlannedRow, knownAt: string): Day {
  return outcome === "new" ? told.disbursedOn : (told.dataOn ?? shanghaiDayOf(knownAt));
}

function sealed(
  { source, blockNo, entries }: { source: PostingSource; blockNo: number; entries: readonly JournalEntry[] },
  sha256: Sha256,
): JournalBlock {
  const { record, head, knownAt } = source;
  const open = {
    blockNo,
    previousHash: head.hash,
    knownAt,
    by: record.commit?.by ?? record.announcedBy,
    importId: record.importId,
    entries,
  };
  return { ...open, hash: sha256(blockBytes(open)) };
}
