import { applyChanges, reverseChanges } from "#shared/domain/field-text.ts";
import type { ImportRecord } from "#shared/domain/import-record.ts";
import { entryDeltas, type JournalEntry, type JournalHead } from "#shared/domain/journal.ts";
import type { LoanState } from "#shared/domain/loan.ts";
import { addLoanChange, isZero, type TotalsDelta } from "#shared/domain/totals.ts";
import { type Posting, type PostingMarker, undoMarkerId } from "#shared/ports/ledger.ts";
import type { Sha256 } from "#shared/ports/system.ts";
import { sealBlock } from "./seal-block.ts";

/** What an undoing posting is made from. */
export type UndoSource = {
  record: ImportRecord;
  head: JournalHead;
  /** The marker of the import's own posting, and the entries of its block. */
  made: PostingMarker;
  entries: readonly JournalEntry[];
  /** The loans that nobody has changed since, as they are now, by loan number: those to undo. */
  untouched: ReadonlyMap<string, LoanState>;
  knownAt: string;
};

/**
 * The posting that undoes one posting of an import: every entry of its block that still stands last is taken back field
 * by field, on the day on which it took effect. It fits into one transaction because the posting that it undoes did:
 * its loans and totals are among the same.
 */
export function buildUndo(source: UndoSource, sha256: Sha256): Posting {
  const { record, head, made, knownAt } = source;
  const { importId } = record;
  const totals: TotalsDelta = new Map();
  const loans: LoanState[] = [];
  const entries: JournalEntry[] = [];
  for (const entry of source.entries) {
    const before = source.untouched.get(entry.loanNo);
    if (before === undefined) continue;
    const changes = reverseChanges(entry.changes);
    const facts = applyChanges(before.facts, changes);
    const { bankId, loanNo } = entry;
    const version = before.version + 1;
    addLoanChange(totals, importId, before.facts, facts);
    loans.push({ bankId, loanNo, version, facts, blockNos: [...before.blockNos, head.blockNo + 1] });
    entries.push({
      ...entry,
      seq: head.seq + entries.length + 1,
      kind: "undone",
      version,
      changes,
      ...entryDeltas(before.facts, facts),
    });
  }
  for (const [key, measures] of totals) if (isZero(measures)) totals.delete(key);
  const by = record.undo?.by ?? record.announcedBy;
  const block = sealBlock({ head, knownAt, by, importId, entries }, sha256);
  const outcomes = undoOutcomes(made.outcomes, source);
  return {
    marker: { ...made, importId: undoMarkerId(importId), outcomes, blockNo: block?.blockNo },
    expectedHead: head,
    block,
    loans,
    totals,
  };
}

/** The letters of an undoing posting: each row that made an entry, in their common order, is undone or kept. */
function undoOutcomes(made: string, { entries, untouched }: UndoSource): string {
  const loanNos = entries.map(({ loanNo }) => loanNo).values();
  return made.replaceAll(/[nc]/g, () => (untouched.has(loanNos.next().value ?? "") ? "d" : "k"));
}
