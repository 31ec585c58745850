import { applyChanges } from "#shared/domain/ledger/field-text.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import type { LoanState } from "#shared/domain/ledger/loan.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { addLoanChange, isZero, type TotalsDelta } from "#shared/domain/ledger/totals.ts";
import type { CarriedPosting } from "#shared/ports/backup.ts";
import type { Posting } from "#shared/ports/ledger/ledger.ts";

/**
 * The posting that was made with a marker and a block: what each entry made of its loan, and of the totals, follows
 * from the loans as they were before. The block keeps its hash.
 */
export function rebuildPosting(
  { marker, block }: CarriedPosting,
  expectedHead: JournalHead,
  before: readonly LoanState[],
): Posting {
  const known = new Map(before.map((loan) => [loanKeyText(loan), loan]));
  const totals: TotalsDelta = new Map();
  const loans: LoanState[] = [];
  for (const { bankId, loanNo, version, changes } of block?.entries ?? []) {
    const loan = known.get(loanKeyText({ bankId, loanNo }));
    const facts = applyChanges(loan?.facts, changes);
    addLoanChange(totals, block?.importId ?? marker.importId, loan?.facts, facts);
    const blockNos = [...(loan?.blockNos ?? []), block?.blockNo ?? 0];
    loans.push({ bankId, loanNo, version, facts, blockNos });
  }
  for (const [key, measures] of totals) if (isZero(measures)) totals.delete(key);
  return { marker, expectedHead, block, loans, totals };
}
