import type { BorrowerType } from "./borrower-type.ts";
import type { LoanFacts } from "./loan.ts";

/** The id under which loans without a known association, county or borrower type are counted and listed. */
export const unattributed = "unattributed";
/** What people call it. */
export const unattributedName = "待归属";

/** A borrower type, or that none is known. */
export type BorrowerGroup = BorrowerType | typeof unattributed;

/** What a loan is counted under: its association, county and borrower type, each `unattributed` where it is not known. */
export function groupsOf(facts: Pick<LoanFacts, "associationId" | "countyCode" | "borrowerType">): {
  associationId: string;
  countyCode: string;
  borrowerType: BorrowerGroup;
} {
  return {
    associationId: facts.associationId ?? unattributed,
    countyCode: facts.countyCode ?? unattributed,
    borrowerType: facts.borrowerType ?? unattributed,
  };
}

/** The fields that an attribution gives, each with the field that says by what. */
export const attributedFields = [
  ["associationId", "associationSource"],
  ["countyCode", "countySource"],
  ["borrowerType", "borrowerTypeSource"],
] as const;
