import type { LoanFacts } from "#shared/domain/ledger/loan.ts";

/** Who decides a disputed loan: the ledger, as its books stated it, or the register of members. */
export const deciders = ["ledger", "register"] as const;
export type Decider = (typeof deciders)[number];

/**
 * Tells whether a loan's association differs from its borrower's in the register of members, and nobody has decided
 * between them. A register does not overrule what was stated, it asks (design §8).
 */
export function isDisputed(
  { associationId, associationSource }: Pick<LoanFacts, "associationId" | "associationSource">,
  registeredId: string | undefined,
): boolean {
  if (associationId === undefined || registeredId === undefined) return false;
  return associationSource !== "settled" && associationId !== registeredId;
}
