import type { Fen } from "#shared/domain/base/money.ts";
import { groupsOf } from "./attribution.ts";
import { type LoanFacts, outstandingFenOf } from "./loan.ts";
import { type QualityClass, qualityClassOf } from "./loan-measure.ts";

/** A number of loans, what was disbursed and is still owed with them, and the credit lines stated beside them. */
export type LoanSum = { loanCount: number; disbursedFen: Fen; outstandingFen: Fen; creditLineFen: Fen };

/** The loans of an association in one class of quality, or in none. */
export type GroupSum = LoanSum & { associationId: string; quality: QualityClass | undefined };

/** What a loan is summed by and from. */
export type SummedFacts = Pick<
  LoanFacts,
  "associationId" | "amountFen" | "outstandingFen" | "creditLineFen" | "status" | "classification"
>;

/** The sums of loans by association and class of quality, in no particular order. */
export function groupSums(loans: Iterable<SummedFacts>): GroupSum[] {
  const groups = new Map<string, GroupSum>();
  for (const facts of loans) {
    const { associationId } = groupsOf(facts);
    const quality = qualityClassOf(facts);
    const key = `${quality} ${associationId}`;
    const group = groups.get(key) ?? { associationId, quality, ...noLoans };
    group.loanCount += 1;
    group.disbursedFen += facts.amountFen;
    group.outstandingFen += outstandingFenOf(facts);
    group.creditLineFen += facts.creditLineFen ?? 0n;
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
