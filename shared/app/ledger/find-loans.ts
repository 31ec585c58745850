import { offsetPage } from "#shared/app/base/offset-page.ts";
import { type NoteDeps, noteReading } from "#shared/app/people/note-reading.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { type Loan, type LoanKey, outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { type LoanSum, sumOfGroups } from "#shared/domain/ledger/loan-sums.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type LoanQuery, loansAskedFor } from "./loans-asked-for.ts";
import { type NamedLoan, nameLoans } from "./name-loans.ts";
import { type LoanWish, scanSought } from "./scan-sought.ts";

/**
 * A page of the loans that were found, how many there are in all and what these come to, and whether more of the ledger
 * was not looked through.
 */
export type FoundLoans = Page<NamedLoan> & { total: number; sum: LoanSum; more: boolean };

/**
 * A page of the loans that a caller may see and looks for, in another order than the list's own where one is wanted.
 * Fails with `association-unknown` and `cursor-invalid`.
 */
export async function findLoans(
  deps: Pick<Deps, "ledger" | "associations" | "programme"> & NoteDeps,
  caller: Person,
  query: LoanQuery & LoanWish & { limit: number; cursor?: string | undefined },
): Promise<FoundLoans> {
  const { limit, cursor, search, order, ...filter } = query;
  const asked = await loansAskedFor(deps, caller, filter);
  const { kept, more } = await scanSought(deps, caller, asked, { search, order }, foundOf);
  const page = offsetPage(kept, limit, cursor);
  const { associationId } = filter;
  if (associationId !== undefined && page.items.length > 0) {
    await noteReading(deps, caller, { associationId, kind: "loans" });
  }
  const items = await nameLoans(deps, await loansAt(deps, page.items));
  return { items, cursor: page.cursor, total: kept.length, sum: sumOfGroups(kept), more };
}

/** What is kept of a loan that is found: its key, and what it adds to the sum. */
function foundOf({ bankId, loanNo, facts }: Loan): LoanKey & LoanSum {
  const { amountFen, creditLineFen = 0n } = facts;
  const outstandingFen = outstandingFenOf(facts);
  return { bankId, loanNo, loanCount: 1, disbursedFen: amountFen, outstandingFen, creditLineFen };
}

/** The loans under some keys, in their order; one that was undone meanwhile is left out. */
async function loansAt({ ledger }: Pick<Deps, "ledger">, keys: readonly LoanKey[]): Promise<Loan[]> {
  if (keys.length === 0) return [];
  const states = new Map((await ledger.readLoans(keys)).map((state) => [loanKeyText(state), state]));
  return keys.flatMap((key) => {
    const state = states.get(loanKeyText(key));
    return state?.facts === undefined ? [] : [{ ...state, facts: state.facts }];
  });
}
