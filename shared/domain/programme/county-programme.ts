import type { Bank } from "#shared/domain/base/bank.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { splitGoal } from "./goal-split.ts";
import type { Programme } from "./programme.ts";

/**
 * The programme as it is for one county: its part of the goal, each step of it by the same share, and neither another
 * county nor a branch of one. A code that is none of its counties has no part.
 */
export function countyProgramme(
  programme: Programme,
  associations: readonly Association[],
  countyCode: string,
): Programme {
  const goalFen = splitGoal(programme, associations).counties.get(countyCode) ?? 0n;
  const shareOf = (fen: bigint) => (programme.goalFen === 0n ? 0n : (fen * goalFen) / programme.goalFen);
  return {
    ...programme,
    goalFen,
    tranches: programme.tranches.map((step) => ({ ...step, goalFen: shareOf(step.goalFen) })),
    counties: programme.counties.filter(({ code }) => code === countyCode),
    bank: bankWithin(programme.bank, countyCode),
    otherBanks: programme.otherBanks?.map((bank) => bankWithin(bank, countyCode)),
  };
}

/** A bank with those of its branches that are of a county, or of no one alone. */
function bankWithin(bank: Bank, countyCode: string): Bank {
  const isWithin = (of: string | undefined) => of === undefined || of === countyCode;
  return { ...bank, branches: bank.branches?.filter((branch) => isWithin(branch.countyCode)) };
}
