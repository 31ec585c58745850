import type { KeptLoan } from "#shared/domain/import-record.ts";
import { type JournalEntry, standingEntries } from "#shared/domain/journal.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { blockReader, readHistory } from "./loan-history.ts";

/** Of entries that an undoing had to keep: their loans, and the import that has changed each of them since. At most `loansReadMax`. */
export async function keptLoans(
  deps: Pick<Deps, "ledger">,
  entries: readonly JournalEntry[],
): Promise<KeptLoan[]> {
  const loans = await deps.ledger.readLoans(entries.map(({ bankId, loanNo }) => ({ bankId, loanNo })));
  const known = new Map(loans.map((loan) => [loan.loanNo, loan]));
  const readBlock = blockReader(deps.ledger);
  const kept: KeptLoan[] = [];
  for (const { loanNo, version } of entries) {
    const loan = known.get(loanNo);
    const later = loan === undefined ? [] : await readHistory(readBlock, loan, version);
    const last = standingEntries(later).at(-1) ?? later.at(-1);
    kept.push({ loanNo, changedBy: last?.importId ?? "" });
  }
  return kept;
}
