import { banksOf } from "#shared/domain/base/bank.ts";
import { inOrder, type ListOrder, listScanMax } from "#shared/domain/base/list-order.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import { type LoanFilter, letsThrough } from "#shared/domain/ledger/loan-filter.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import {
  endsAsSought,
  isLoanSought,
  type LoanOrder,
  loanOrderValue,
} from "#shared/domain/ledger/loan-list.ts";
import { sightOf } from "#shared/domain/people/role-sight.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What is looked for among loans, and in which order they are wanted. */
export type LoanWish = { search?: string | undefined; order?: ListOrder<LoanOrder> | undefined };

/**
 * What `keep` makes of the loans that pass a filter and are looked for, in the wanted order; where none is wanted, those
 * whose numbers end with what is looked for come first. It goes through the first `listScanMax` loans of the filter, `more`
 * when there are others; a whole loan number is found wherever it is.
 */
export async function scanSought<T>(
  deps: Pick<Deps, "ledger" | "programme">,
  caller: Person,
  filter: LoanFilter,
  { search, order }: LoanWish,
  keep: (loan: Loan) => T,
): Promise<{ kept: T[]; more: boolean }> {
  const sought =
    search === undefined ? undefined : { text: search, wholeNames: sightOf(caller).names === "whole" };
  const [exact, scanned] = await Promise.all([
    loansOfNumber(deps, filter, search),
    deps.ledger.scanLoans(filter, listScanMax, (loan) => {
      if (sought !== undefined && !isLoanSought(sought, loan)) return undefined;
      const ends = search !== undefined && endsAsSought(search, loan);
      return {
        ...{ key: loanKeyText(loan), ends },
        ...{ value: order && loanOrderValue(order.key, loan), kept: keep(loan) },
      };
    }),
  ]);
  const found = scanned.kept.filter((one) => one !== undefined);
  const keys = new Set(found.map(({ key }) => key));
  const beyond = exact
    .filter((loan) => !keys.has(loanKeyText(loan)))
    .map((loan) => ({
      key: "",
      ends: true,
      value: order && loanOrderValue(order.key, loan),
      kept: keep(loan),
    }));
  const all = [...beyond, ...found];
  const sorted =
    order === undefined
      ? [...all.filter(({ ends }) => ends), ...all.filter(({ ends }) => !ends)]
      : inOrder(all, ({ value }) => value, order.down);
  return { kept: sorted.map(({ kept }) => kept), more: scanned.more };
}

/** The loans of exactly this number that pass the filter, by their keys. */
async function loansOfNumber(
  { ledger, programme }: Pick<Deps, "ledger" | "programme">,
  filter: LoanFilter,
  loanNo: string | undefined,
): Promise<Loan[]> {
  if (loanNo === undefined) return [];
  const keys = banksOf(programme).map(({ bankId }) => ({ bankId, loanNo }));
  const states = await ledger.readLoans(keys);
  return states.flatMap(({ facts, ...state }) => {
    const loan = facts && { ...state, facts };
    return loan !== undefined && letsThrough(filter, loan) ? [loan] : [];
  });
}
