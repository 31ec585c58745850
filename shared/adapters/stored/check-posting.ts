import { type Posting, postingActionsMax } from "#shared/ports/ledger.ts";

/**
 * Throws a RangeError for a posting that no store may make: of more than `postingActionsMax` writes, of a loan twice,
 * or of loans and totals without the block that speaks of them.
 */
export function checkPosting({ block, loans, totals }: Posting): void {
  const marker = 1;
  const headAndBlock = block === undefined ? 0 : 2;
  const actions = marker + headAndBlock + loans.length + totals.size;
  if (actions > postingActionsMax) throw new RangeError(`a posting has ${actions} actions`);
  const distinct = new Set(loans.map(({ bankId, loanNo }) => JSON.stringify([bankId, loanNo])));
  if (distinct.size !== loans.length) throw new RangeError("a posting writes a loan twice");
  if (block === undefined && actions > marker) throw new RangeError("a posting has no block for its loans");
}
