import { journalBlocks } from "#shared/app/ledger/journal-blocks.ts";
import { type LoanStep, standingFacts } from "#shared/domain/ledger/dated-facts.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import type { LoanFacts, LoanKey } from "#shared/domain/ledger/loan.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** What standing books said of some loans up to a head, oldest first, by `loanKeyText`. */
export type LoanHistories = ReadonlyMap<string, readonly LoanFacts[]>;

/** What entries behind a block did to the loans that they are of. */
export type LoanTails = ReadonlyMap<string, readonly TailStep[]>;
type TailStep = LoanStep & LoanKey & { importId: string };

/** Reads what happened to loans after a block, up to a head. */
export async function readTails(
  { ledger }: Pick<Deps, "ledger">,
  afterBlockNo: number,
  head: Pick<JournalHead, "blockNo">,
): Promise<LoanTails> {
  const tails = new Map<string, TailStep[]>();
  for await (const { importId, entries } of journalBlocks(ledger, afterBlockNo, head.blockNo)) {
    for (const { bankId, loanNo, kind, changes } of entries) {
      const key = loanKeyText({ bankId, loanNo });
      const steps = tails.get(key) ?? [];
      steps.push({ bankId, loanNo, importId, kind, changes });
      tails.set(key, steps);
    }
  }
  return tails;
}

/** Reads the histories of some loans up to a block from the whole journal, which is not read where there are none. */
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
  return new Map([...steps].map(([key, own]) => [key, standingFacts([], own)]));
}
