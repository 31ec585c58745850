import { applyChanges } from "#shared/domain/ledger/field-text.ts";
import type { JournalEntry } from "#shared/domain/ledger/journal.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";

/**
 * The facts of a loan after its entries, oldest first; `undefined` when none of them stands. Throws when they do not
 * follow on one another.
 */
export function foldEntries(entries: readonly JournalEntry[]): LoanFacts | undefined {
  if (entries.length === 0) throw new RangeError("a loan needs at least one entry");
  let facts: LoanFacts | undefined;
  for (const [index, entry] of entries.entries()) {
    if (entry.version !== index + 1) throw new RangeError(`entry ${entry.seq} is not version ${index + 1}`);
    facts = applyChanges(facts, entry.changes);
  }
  return facts;
}
