import { placeOfPosting, sealBlock } from "#shared/app/ledger/seal-block.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import { applyChanges, reverseChanges } from "#shared/domain/ledger/field-text.ts";
import { entryDeltas, type JournalEntry, type JournalHead } from "#shared/domain/ledger/journal.ts";
import type { LoanState } from "#shared/domain/ledger/loan.ts";
import { addLoanChange, isZero, type TotalsDelta } from "#shared/domain/ledger/totals.ts";
import type { Sha256 } from "#shared/ports/base/system.ts";
import { type Posting, type PostingMarker, undoMarkerId } from "#shared/ports/ledger/ledger.ts";

/** What an undoing posting is made from. */
export type UndoSource = {
  record: ImportRecord;
  head: JournalHead;
  quiet: number;
  /** Which time the import's postings are gone through. */
  round: number;
  /** The marker of the import's posting, or of its undoing in the previous round, and the entries of its block. */
  last: PostingMarker;
  entries: readonly JournalEntry[];
  /** The loans with nothing else on top, as they are now, by loan number: those to undo. */
  free: ReadonlyMap<string, LoanState>;
  knownAt: string;
};

/**
 * The posting that undoes one posting of an import: every entry of its block with nothing else on top is reversed field
 * by field, effective on its own day. It fits into one transaction because the posting did: its loans and totals are
 * among the same.
 */
export function buildUndo(source: UndoSource, sha256: Sha256): Posting {
  const { record, head, quiet, round, last, knownAt } = source;
  const { importId } = record;
  const totals: TotalsDelta = new Map();
  const loans: LoanState[] = [];
  const entries: JournalEntry[] = [];
  for (const entry of source.entries) {
    const before = source.free.get(entry.loanNo);
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
  const { startRow, nextRow } = last;
  const outcomes = undoOutcomes(source);
  return {
    marker: {
      importId: undoMarkerId(importId, round),
      startRow,
      nextRow,
      outcomes,
      ...placeOfPosting(block, head),
    },
    expectedHead: head,
    expectedQuiet: quiet,
    block,
    loans,
    totals,
  };
}

/** The letters of an undoing posting: each row that made an entry, in their common order, is undone or kept. */
function undoOutcomes({ last, entries, free }: UndoSource): string {
  const loanNos = entries.map(({ loanNo }) => loanNo).values();
  const letters = [...last.outcomes].map((letter) => {
    if (!/[ncdk]/.test(letter)) return "u";
    const { value = "" } = loanNos.next();
    return letter === "d" || free.has(value) ? "d" : "k";
  });
  return letters.join("");
}
