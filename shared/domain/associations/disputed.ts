import type { LoanFacts } from "#shared/domain/ledger/loan.ts";

/** What decides whose a disputed loan is: the ledger, as its books told it, or the register of members. */
export const deciders = ["ledger", "register"] as const;
export type Decider = (typeof deciders)[number];

/**
 * Tells whether a loan stands under another association than the register of members has for its borrower, and nobody has
 * settled it yet: a register does not overrule what was told, it asks (design §8).
 */
export function isDisputed(
  { associationId, associationSource }: Pick<LoanFacts, "associationId" | "associationSource">,
  registeredId: string | undefined,
): boolean {
  if (associationId === undefined || registeredId === undefined) return false;
  return associationSource !== "settled" && associationId !== registeredId;
}
