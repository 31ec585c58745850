import type { Fen } from "#shared/domain/base/money.ts";
import { groupsOf } from "./attribution.ts";
import { type LoanFacts, type LoanKey, outstandingFenOf } from "./loan.ts";
import { hasMeasure, type QualityClass, qualityClassOf } from "./loan-measure.ts";

/** A number of loans, with what was disbursed, what is owed and the credit lines that their books state. */
export type LoanSum = { loanCount: number; disbursedFen: Fen; outstandingFen: Fen; creditLineFen: Fen };

/** The loans of an association that one bank made in a branch, as its books call it, and that are in one class of quality. */
export type GroupSum = LoanSum & {
  associationId: string;
  bankId: string;
  /** Absent where no book says the branch. */
  branch: string | undefined;
  quality: QualityClass | undefined;
  /** How many of them are overdue with a balance. */
  overdueCount: number;
};

/** What a loan is summed by and from. */
export type SummedLoan = Pick<LoanKey, "bankId"> &
  Pick<
    LoanFacts,
    | "associationId"
    | "branch"
    | "amountFen"
    | "outstandingFen"
    | "creditLineFen"
    | "status"
    | "classification"
  >;

/** The sums of loans by association, bank, branch and class of quality, in no particular order. */
export function groupSums(loans: Iterable<SummedLoan>): GroupSum[] {
  const groups = new Map<string, GroupSum>();
  for (const loan of loans) {
    const { associationId } = groupsOf(loan);
    const { bankId, branch } = loan;
    const quality = qualityClassOf(loan);
    const key = JSON.stringify([associationId, bankId, branch ?? null, quality ?? null]);
    const group = groups.get(key) ?? {
      ...{ associationId, bankId, branch, quality, overdueCount: 0 },
      ...noLoans,
    };
    group.loanCount += 1;
    if (hasMeasure(loan, "overdue")) group.overdueCount += 1;
    group.disbursedFen += loan.amountFen;
    group.outstandingFen += outstandingFenOf(loan);
    group.creditLineFen += loan.creditLineFen ?? 0n;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The sum of some groups. */
export function sumOfGroups(groups: readonly LoanSum[]): LoanSum {
  return groups.reduce(
    (sum, { loanCount, disbursedFen, outstandingFen, creditLineFen }) => ({
      loanCount: sum.loanCount + loanCount,
      disbursedFen: sum.disbursedFen + disbursedFen,
      outstandingFen: sum.outstandingFen + outstandingFen,
      creditLineFen: sum.creditLineFen + creditLineFen,
    }),
    noLoans,
  );
}

const noLoans: LoanSum = { loanCount: 0, disbursedFen: 0n, outstandingFen: 0n, creditLineFen: 0n };
