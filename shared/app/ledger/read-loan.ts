import { type NoteDeps, noteReading } from "#shared/app/people/note-reading.ts";
import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import { isInScope, loanScopeOf, visibleEntries } from "#shared/domain/ledger/loan-scope.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { blockReader, type HistoryEntry, readHistory } from "./loan-history.ts";
import { type NamedLoan, nameLoans } from "./name-loans.ts";

/**
 * One loan with as much of its history as the caller may see, oldest first, and the day in Asia/Shanghai. Fails with
 * `loan-unknown`, also when the loan is not the caller's to see or when the import that opened it was undone.
 */
export async function readLoan(
  deps: Pick<Deps, "ledger" | "associations" | "programme" | "now"> & NoteDeps,
  caller: Person,
  { loanNo, bankId }: { loanNo: string; bankId?: string | undefined },
): Promise<NamedLoan & { history: HistoryEntry[]; asOf: Day }> {
  const programmeBankId = deps.programme.bank.bankId;
  const key = { bankId: bankId ?? caller.bankId ?? programmeBankId, loanNo };
  const [state] = await deps.ledger.readLoans([key]);
  const loan = state?.facts && { ...state, facts: state.facts };
  if (loan === undefined || !isInScope(loanScopeOf(caller, deps.programme), loan)) {
    throw new LedgerFailure("loan-unknown");
  }
  const { associationId } = groupsOf(loan.facts);
  const [[named], history] = await Promise.all([
    nameLoans(deps, [loan]),
    readHistory(blockReader(deps.ledger), loan),
    noteReading(deps, caller, { associationId, kind: "loan", loanNo }),
  ]);
  if (named === undefined) throw new LedgerFailure("loan-unknown");
  return { ...named, history: [...visibleEntries(caller, history)], asOf: shanghaiDayOf(deps.now()) };
}
