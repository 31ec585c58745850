import type { LoanKey } from "./loan.ts";

/** A loan's key as one text, to find the loan by in a map. */
export function loanKeyText({ bankId, loanNo }: LoanKey): string {
  return JSON.stringify([bankId, loanNo]);
}
