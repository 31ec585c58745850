import type { Day } from "#shared/domain/base/day.ts";
import { factsOn, isOfLater } from "#shared/domain/ledger/dated-facts.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { readHistories } from "./loan-histories.ts";

/** The loans of a moment, in any order, and how reports quote each. */
export type LoanSource = { loans: AsyncIterable<Loan> | Iterable<Loan>; show: (loan: Loan) => Loan };

/**
 * The loans of a moment as they were on a day: balance, status and class as the latest book with a data day up to it
 * states them, all else as known at the moment. Those of which a later book speaks come last, after the journal was
 * read for what was said of them before.
 */
export async function* loansOn(
  deps: Pick<Deps, "ledger">,
  { loans, show }: LoanSource,
  { head, day }: { head: JournalHead; day: Day },
): AsyncGenerator<Loan> {
  const later: Loan[] = [];
  for await (const loan of loans) {
    if (loan.facts.disbursedOn <= day && isOfLater(loan.facts, day)) later.push(loan);
    else yield show(loan);
  }
  const histories = await readHistories(deps, head, new Set(later.map(loanKeyText)));
  for (const loan of later) {
    const shown = show(loan);
    const facts = factsOn(shown.facts, histories.get(loanKeyText(loan)) ?? [], day);
    yield facts === undefined ? shown : { ...shown, facts };
  }
}
