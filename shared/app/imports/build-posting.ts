import { placeOfPosting, sealBlock } from "#shared/app/ledger/seal-block.ts";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { PlannedRow } from "#shared/domain/imports/planned-row.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import {
  entryDeltas,
  isListedAnew,
  type JournalEntry,
  type JournalHead,
} from "#shared/domain/ledger/journal.ts";
import type { Loan, LoanState } from "#shared/domain/ledger/loan.ts";
import { planLoan } from "#shared/domain/ledger/plan-change.ts";
import {
  addLoanChange,
  importKey,
  isZero,
  type TotalsDelta,
  totalsKeysOf,
} from "#shared/domain/ledger/totals.ts";
import type { Sha256 } from "#shared/ports/base/system.ts";
import { type Posting, postingActionsMax } from "#shared/ports/ledger/ledger.ts";

/** Marker, head and block take one action each, besides loans, totals and the lists of loans by association. */
const fixedActions = 3;

/** What a posting is made from. */
export type PostingSource = {
  record: ImportRecord;
  head: JournalHead;
  /** The rows of the plan from `startRow` on, as many as are at hand. */
  rows: readonly PlannedRow[];
  startRow: number;
  /** What the ledger has of these rows' loans, by loan number. */
  known: ReadonlyMap<string, LoanState>;
  knownAt: string;
};

/**
 * The next posting of an import: as many rows, in order, as fit into one transaction, each compared with the ledger as
 * it is now. Deterministic: the same input gives the same posting. A loan with the maximum of versions is left alone,
 * and a loan that was undone since the check is not opened again by a row that states too little.
 */
export function buildPosting(source: PostingSource, sha256: Sha256): Posting {
  const { record, head, startRow, knownAt } = source;
  const { importId, bankId } = record;
  const totals: TotalsDelta = new Map();
  const loans: Loan[] = [];
  const entries: JournalEntry[] = [];
  const gaining = new Set<string>();
  const blockNo = head.blockNo + 1;
  let outcomes = "";
  for (const planned of source.rows) {
    const before = source.known.get(planned.loanNo);
    const change = planLoan(before, planned);
    if (change.outcome === "new" || change.outcome === "changed") {
      const { outcome, after, changes } = change;
      const touched = new Set([
        ...totalsKeysOf(after),
        ...(before?.facts ? totalsKeysOf(before.facts) : []),
        importKey(importId),
      ]);
      for (const key of totals.keys()) touched.add(key);
      const gains = isListedAnew({ kind: "changed", changes });
      const lists = gains ? new Set([...gaining, groupsOf(after).associationId]).size : gaining.size;
      if (fixedActions + loans.length + 1 + touched.size + lists > postingActionsMax) break;
      if (gains) gaining.add(groupsOf(after).associationId);
      const version = (before?.version ?? 0) + 1;
      addLoanChange(totals, importId, before?.facts, after);
      const loanKey = { bankId, loanNo: planned.loanNo };
      loans.push({ ...loanKey, version, facts: after, blockNos: [...(before?.blockNos ?? []), blockNo] });
      entries.push({
        ...loanKey,
        seq: head.seq + entries.length + 1,
        kind: outcome === "new" ? "opened" : "changed",
        version,
        changes,
        ...entryDeltas(before?.facts, after),
        effectiveOn: outcome === "new" ? after.disbursedOn : (planned.told.dataOn ?? shanghaiDayOf(knownAt)),
        source: { sheet: planned.sheet, row: planned.row },
      });
    }
    outcomes += leavesAsItIs(change.outcome) ? "u" : change.outcome.charAt(0);
  }
  for (const [key, measures] of totals) if (isZero(measures)) totals.delete(key);
  const by = record.commit?.by ?? record.announcedBy;
  const block = sealBlock({ head, knownAt, by, importId, entries }, sha256);
  const nextRow = startRow + outcomes.length;
  return {
    marker: { importId, startRow, nextRow, outcomes, ...placeOfPosting(block, head) },
    expectedHead: head,
    block,
    loans,
    totals,
  };
}

function leavesAsItIs(outcome: ReturnType<typeof planLoan>["outcome"]): boolean {
  return outcome === "full" || outcome === "lacking";
}
