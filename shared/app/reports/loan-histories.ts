import { journalBlocks } from "#shared/app/ledger/journal-blocks.ts";
import { type LoanStep, standingFacts } from "#shared/domain/ledger/dated-facts.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What standing books said of some loans up to a head, oldest first, by `loanKeyText`. */
export type LoanHistories = ReadonlyMap<string, readonly LoanFacts[]>;

/** Reads the histories of some loans from the whole journal, which is not read where there are none. */
export async function readHistories(
  { ledger }: Pick<Deps, "ledger">,
  head: Pick<JournalHead, "blockNo">,
  keys: ReadonlySet<string>,
): Promise<LoanHistories> {
  if (keys.size === 0) return new Map();
  const steps = new Map<string, LoanStep[]>([...keys].map((key) => [key, []]));
  for await (const { entries } of journalBlocks(ledger, 0, head.blockNo)) {
    for (const { bankId, loanNo, kind, changes } of entries)
      steps.get(loanKeyText({ bankId, loanNo }))?.push({ kind, changes });
  }
  return new Map([...steps].map(([key, own]) => [key, standingFacts(undefined, own)]));
}
