import { LedgerFailure } from "#shared/domain/failure.ts";
import type { JournalBlock, JournalEntry } from "#shared/domain/journal.ts";
import { type Loan, loanVersionMax } from "#shared/domain/loan.ts";
import { isInScope, loanScopeOf } from "#shared/domain/loan-scope.ts";
import type { Person } from "#shared/domain/person.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type NamedLoan, nameLoans } from "./name-loans.ts";

/** An entry of a loan's history: what the journal says, and since when and by which import it is known. */
export type HistoryEntry = JournalEntry & Pick<JournalBlock, "knownAt" | "importId">;

/** How many blocks are read at the same moment. */
const blocksAtOnce = 10;

/** One loan with its history, oldest first. Fails with `loan-unknown`, also when the loan is not the caller's to see. */
export async function readLoan(
  deps: Pick<Deps, "ledger" | "associations" | "programme">,
  caller: Person,
  { loanNo, bankId }: { loanNo: string; bankId?: string | undefined },
): Promise<NamedLoan & { history: HistoryEntry[] }> {
  const programmeBankId = deps.programme.bank.bankId;
  const key = { bankId: bankId ?? caller.bankId ?? programmeBankId, loanNo };
  const [loan] = await deps.ledger.readLoans([key]);
  if (loan === undefined || !isInScope(loanScopeOf(caller, programmeBankId), loan)) {
    throw new LedgerFailure("loan-unknown");
  }
  const [named] = await nameLoans(deps, [loan]);
  if (named === undefined) throw new LedgerFailure("loan-unknown");
  return { ...named, history: await readHistory(deps, loan) };
}

async function readHistory(deps: Pick<Deps, "ledger">, loan: Loan): Promise<HistoryEntry[]> {
  const blockNos = [...new Set(loan.blockNos)].slice(0, loanVersionMax);
  const history: HistoryEntry[] = [];
  for (let start = 0; start < blockNos.length; start += blocksAtOnce) {
    const some = blockNos.slice(start, start + blocksAtOnce);
    const blocks = await Promise.all(some.map((blockNo) => deps.ledger.blocks(blockNo - 1, 1)));
    for (const { entries, knownAt, importId } of blocks.flat()) {
      for (const entry of entries) {
        if (entry.loanNo === loan.loanNo && entry.bankId === loan.bankId) {
          history.push({ ...entry, knownAt, importId });
        }
      }
    }
  }
  return history;
}
