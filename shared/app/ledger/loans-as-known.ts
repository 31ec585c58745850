import { applyChanges } from "#shared/domain/ledger/field-text.ts";
import { emptyHead, headAfter, type JournalBlock, type JournalHead } from "#shared/domain/ledger/journal.ts";
import type { LoanState } from "#shared/domain/ledger/loan.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { loansReadThroughMax } from "./each-loan.ts";
import { journalBlocks } from "./journal-blocks.ts";

/** The ledger as it was at an earlier head: its loans by `loanKeyText`, those that were undone by then without facts. */
export type KnownLedger = { head: JournalHead; loans: ReadonlyMap<string, LoanState> };

/**
 * The ledger as it was known before the first block that `isLater` says is later, folded from the journal. Throws a
 * RangeError past `loansReadThroughMax`.
 */
export async function loansAsKnown(
  deps: Pick<Deps, "ledger">,
  isLater: (block: JournalBlock, head: JournalHead) => boolean,
): Promise<KnownLedger> {
  const loans = new Map<string, LoanState>();
  let head = emptyHead;
  for await (const block of journalBlocks(deps.ledger, 0, Number.MAX_SAFE_INTEGER)) {
    if (isLater(block, head)) break;
    head = headAfter(block);
    for (const { bankId, loanNo, version, changes } of block.entries) {
      const key = loanKeyText({ bankId, loanNo });
      const facts = applyChanges(loans.get(key)?.facts, changes);
      loans.set(key, { bankId, loanNo, version, facts, blockNos: [] });
    }
    if (loans.size > loansReadThroughMax) throw new RangeError(`more than ${loansReadThroughMax} loans`);
  }
  return { head, loans };
}
