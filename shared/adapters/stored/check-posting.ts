import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { type Posting, postingActionsMax } from "#shared/ports/ledger/ledger.ts";

/**
 * Throws a RangeError for a posting that no store may make: of more than `postingActionsMax` writes, of a loan twice,
 * of loans and totals without the block that speaks of them, or of a marker that names another block.
 */
export function checkPosting({ marker, block, loans, totals }: Posting): void {
  const headAndBlock = block === undefined ? 0 : 2;
  const actions = 1 + headAndBlock + loans.length + totals.size;
  if (actions > postingActionsMax) throw new RangeError(`a posting has ${actions} actions`);
  const distinct = new Set(loans.map(loanKeyText));
  if (distinct.size !== loans.length) throw new RangeError("a posting writes a loan twice");
  if (marker.blockNo !== block?.blockNo) throw new RangeError("a posting's marker names another block");
  if (block === undefined && actions > 1) throw new RangeError("a posting has no block for its loans");
}
