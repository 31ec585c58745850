import { blockReader, readHistory } from "#shared/app/ledger/loan-history.ts";
import type { KeptLoan } from "#shared/domain/imports/import-record.ts";
import { applyChanges, reverseChanges } from "#shared/domain/ledger/field-text.ts";
import { type JournalEntry, standingEntries } from "#shared/domain/ledger/journal.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { LaterBooks } from "./later-books.ts";
import { withoutAttributions } from "./lifted-attributions.ts";

/** An entry and the block that it is in. */
export type PlacedEntry = { entry: JournalEntry; blockNo: number };

/**
 * Of entries that an undoing had to keep: their loans, and the import that has changed each of them since, or else the one
 * that confirms it. At most `loansReadMax`.
 */
export async function keptLoans(
  deps: Pick<Deps, "ledger">,
  books: Pick<LaterBooks, "confirmedBy">,
  entries: readonly PlacedEntry[],
): Promise<KeptLoan[]> {
  const keys = entries.map(({ entry: { bankId, loanNo } }) => ({ bankId, loanNo }));
  const loans = await deps.ledger.readLoans(keys);
  const known = new Map(loans.map((loan) => [loan.loanNo, loan]));
  const readBlock = blockReader(deps.ledger);
  const kept: KeptLoan[] = [];
  for (const { entry, blockNo } of entries) {
    const { loanNo, version, changes } = entry;
    const loan = known.get(loanNo);
    const later = loan === undefined ? [] : await readHistory(readBlock, loan, version);
    const standing = standingEntries(later);
    const changedBy = standing.findLast(({ kind }) => kind !== "attributed")?.importId;
    if (changedBy !== undefined) {
      kept.push({ loanNo, changedBy });
      continue;
    }
    const left = applyChanges(withoutAttributions(loan?.facts, standing), reverseChanges(changes));
    const confirmedBy = await books.confirmedBy(loanNo, blockNo, left);
    if (confirmedBy !== undefined) kept.push({ loanNo, changedBy: confirmedBy, confirmed: true });
    else kept.push({ loanNo, changedBy: later.at(-1)?.importId ?? "" });
  }
  return kept;
}
