import { addDays, type Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { type BorrowerType, borrowerTypes } from "#shared/domain/ledger/borrower-type.ts";
import { type LoanFacts, outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import { type StatedStatus, statedStatuses } from "#shared/domain/ledger/loan-status.ts";

/** In how many days a loan is due that an association should prepare for. */
export const maturingDays = [30, 60, 90] as const;

/** Some of the loans, as a number and in money. */
type Share = { loanCount: number; disbursedFen: Fen; outstandingFen: Fen };

/** A set of loans in sums on a day. */
export type Portfolio = {
  byStatus: ({ status: StatedStatus } & Share)[];
  /** The association's own loans apart from those of its members and of enterprises. */
  byBorrowerType: ({ type: BorrowerType } & Share)[];
  /** Loans with a balance that are due on the day or within so many days after it. */
  maturing: { withinDays: number; loanCount: number; outstandingFen: Fen }[];
  /** Loans with a balance whose due day has passed. */
  pastDue: { loanCount: number; outstandingFen: Fen };
};

/** A portfolio of no loans. */
export function emptyPortfolio(): Portfolio {
  return {
    byStatus: statedStatuses.map((status) => ({ status, ...noShare() })),
    byBorrowerType: borrowerTypes.map((type) => ({ type, ...noShare() })),
    maturing: maturingDays.map((withinDays) => ({ withinDays, loanCount: 0, outstandingFen: 0n })),
    pastDue: { loanCount: 0, outstandingFen: 0n },
  };
}

/** Counts one loan into a portfolio on a day. */
export function addToPortfolio(portfolio: Portfolio, facts: LoanFacts, asOf: Day): void {
  const outstandingFen = outstandingFenOf(facts);
  for (const line of portfolio.byStatus) {
    if (line.status === (facts.status ?? "unknown")) addToShare(line, facts);
  }
  for (const line of portfolio.byBorrowerType) {
    if (line.type === facts.borrowerType) addToShare(line, facts);
  }
  const { dueOn } = facts;
  if (dueOn === undefined || outstandingFen <= 0n) return;
  if (dueOn < asOf) {
    portfolio.pastDue.loanCount += 1;
    portfolio.pastDue.outstandingFen += outstandingFen;
    return;
  }
  for (const line of portfolio.maturing) {
    if (dueOn > addDays(asOf, line.withinDays)) continue;
    line.loanCount += 1;
    line.outstandingFen += outstandingFen;
  }
}

function noShare(): Share {
  return { loanCount: 0, disbursedFen: 0n, outstandingFen: 0n };
}

function addToShare(share: Share, facts: LoanFacts): void {
  share.loanCount += 1;
  share.disbursedFen += facts.amountFen;
  share.outstandingFen += outstandingFenOf(facts);
}
