import type { Day } from "#shared/domain/base/day.ts";
import { type Month, monthOf } from "#shared/domain/base/month.ts";
import { type BorrowerGroup, groupsOf } from "./attribution.ts";
import type { Loan } from "./loan.ts";
import { hasMeasure, type LoanMeasure, type QualityClass, qualityClassOf } from "./loan-measure.ts";
import type { StatedStatus } from "./loan-status.ts";

/** Which loans a list is to hold; every given condition must hold, and days are included. */
export type LoanFilter = {
  associationId?: string | undefined;
  bankId?: string | undefined;
  /** The names that books give a branch. A loan without a branch matches none of them. */
  branches?: readonly string[] | undefined;
  countyCode?: string | undefined;
  borrowerType?: BorrowerGroup | undefined;
  /** The month of the disbursement. */
  month?: Month | undefined;
  disbursedFrom?: Day | undefined;
  disbursedUntil?: Day | undefined;
  dueFrom?: Day | undefined;
  dueUntil?: Day | undefined;
  status?: StatedStatus | undefined;
  measure?: LoanMeasure | undefined;
  /** The class in which the loan's quality is counted: a settled loan is in none. */
  classification?: QualityClass | undefined;
};

/** What of a filter people ask for: a bank, or after a slash one of its branches, by the ids of both. */
export type AskedFilter = Omit<LoanFilter, "bankId" | "branches"> & { branch?: string | undefined };

/** Tells whether a filter lets a loan through: what every store's list must agree with. */
export function letsThrough(filter: LoanFilter, { bankId, facts }: Pick<Loan, "bankId" | "facts">): boolean {
  const groups = groupsOf(facts);
  return (
    is(filter.associationId, groups.associationId) &&
    is(filter.bankId, bankId) &&
    (filter.branches === undefined || filter.branches.some((branch) => branch === facts.branch)) &&
    is(filter.countyCode, groups.countyCode) &&
    is(filter.borrowerType, groups.borrowerType) &&
    is(filter.month, monthOf(facts.disbursedOn)) &&
    isBetween(filter.disbursedFrom, facts.disbursedOn, filter.disbursedUntil) &&
    isBetween(filter.dueFrom, facts.dueOn, filter.dueUntil) &&
    is(filter.status, facts.status ?? "unknown") &&
    (filter.measure === undefined || hasMeasure(facts, filter.measure)) &&
    is(filter.classification, qualityClassOf(facts))
  );
}

function is<T>(wanted: T | undefined, found: T | undefined): boolean {
  return wanted === undefined || wanted === found;
}

function isBetween(from: Day | undefined, day: Day | undefined, until: Day | undefined): boolean {
  if (from === undefined && until === undefined) return true;
  return day !== undefined && day >= (from ?? day) && day <= (until ?? day);
}
