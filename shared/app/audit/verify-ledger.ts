import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { journalBlocks } from "#shared/app/ledger/journal-blocks.ts";
import { readAtOneHead } from "#shared/app/ledger/read-at-one-head.ts";
import {
  compareLoan,
  compareSnapshot,
  compareTotals,
  type Difference,
  isCounted,
  loanKeyText,
  type Recount,
  recountBlock,
  startRecount,
  type Tell,
} from "#shared/domain/audit/recount.ts";
import type { Month } from "#shared/domain/base/month.ts";
import { blockBytes, type JournalHead } from "#shared/domain/ledger/journal.ts";
import type { LoanKey } from "#shared/domain/ledger/loan.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { loansReadMax } from "#shared/ports/ledger/ledger.ts";
import type { Snapshot } from "#shared/ports/progress/snapshot-store.ts";
import { type PrintedReports, readPrintedReports } from "./verify-reports.ts";

/** How many differences one verification reports; one more, of the kind `truncated`, says that there are others. */
export const differencesMax = 200;

/** The prefixes that every total's key has one of. */
const prefixes = ["programme", "cell#", "association#", "import#"];

/** What a verification found; `ok` when there is no difference. */
export type Verification = {
  ok: boolean;
  loans: number;
  entries: number;
  head: string;
  /** The heads printed on published reports, oldest month first, and the block of each that the journal still has. */
  reportHeads: { month: Month; publishedAt: string; headHash: string; blockNo: number | null }[];
  differences: Difference[];
};

type RecountDeps = Pick<Deps, "ledger" | "snapshots" | "sha256" | "pause">;

/**
 * Recomputes the whole ledger from its journal, by other code than the one that keeps it, and reports every difference:
 * the chain of blocks, each loan, each total, the snapshot, the head, and each published report: its frozen files, its
 * record, and the head that it prints. Fails with `ledger-busy` when the ledger kept changing.
 */
export async function verifyLedger(
  deps: RecountDeps & Pick<Deps, "reports" | "frozenReports">,
): Promise<Verification> {
  return recountLedger(deps, await readPrintedReports(deps));
}

/** Recomputes the ledger as `verifyLedger` does, and looks for the heads that reports are known to print. */
export function recountLedger(deps: RecountDeps, printed: PrintedReports): Promise<Verification> {
  return readAtOneHead(deps, async (head) => {
    const differences: Difference[] = [];
    const tell: Tell = (kind, key, expected, found) => {
      if (differences.length > differencesMax) return;
      differences.push(
        differences.length === differencesMax
          ? { kind: "truncated", key: "differences", expected: `at most ${differencesMax}`, found: "more" }
          : { kind, key, expected: `${expected}`, found: `${found}` },
      );
    };
    for (const { kind, key, expected, found } of printed.differences) tell(kind, key, expected, found);
    const snapshot = await deps.snapshots.latest();
    const { recount, reportHeads } = await recountJournal(deps, { head, snapshot, printed }, tell);
    await compareLoans(deps, recount, tell);
    const stored = (await Promise.all(prefixes.map((prefix) => deps.ledger.totals(prefix)))).flat();
    compareTotals(recount, stored, tell);
    if (snapshot !== undefined && snapshot.head.blockNo >= head.blockNo) {
      compareSnapshot(recount, snapshot, stored, tell);
    }
    return {
      ok: differences.length === 0,
      loans: [...recount.loans.values()].filter(isCounted).length,
      entries: recount.entries,
      head: recount.head.hash,
      reportHeads,
      differences,
    };
  });
}

type Known = { head: JournalHead; snapshot: Snapshot | undefined; printed: PrintedReports };

async function recountJournal(
  deps: Pick<Deps, "ledger" | "sha256">,
  { head, snapshot, printed }: Known,
  tell: Tell,
): Promise<{ recount: Recount; reportHeads: Verification["reportHeads"] }> {
  const recount = startRecount();
  const hashes = new Set(printed.heads.map(({ headHash }) => headHash));
  const found = new Map([[recount.head.hash, recount.head]]);
  for await (const block of journalBlocks(deps.ledger, 0)) {
    recountBlock(recount, block, deps.sha256(blockBytes(block)), tell);
    if (block.blockNo < head.blockNo && block.blockNo === snapshot?.head.blockNo) {
      compareSnapshot(recount, snapshot, undefined, tell);
    }
    if (hashes.has(block.hash)) found.set(block.hash, recount.head);
  }
  for (const name of ["blockNo", "seq", "hash"] as const) {
    if (head[name] !== recount.head[name]) tell("head", name, recount.head[name], head[name]);
  }
  return { recount, reportHeads: compareHeads(printed, found, tell) };
}

/** Looks for each head that a report prints in the journal, under the number and sequence that are printed with it. */
function compareHeads(
  { heads }: PrintedReports,
  found: ReadonlyMap<string, JournalHead>,
  tell: Tell,
): Verification["reportHeads"] {
  return heads.map((printed) => {
    const { key, month, publishedAt, headHash } = printed;
    const head = found.get(headHash);
    if (head === undefined) tell("report-head", key, "a block of this hash", headHash);
    for (const name of ["blockNo", "seq"] as const) {
      if (head !== undefined && printed[name] !== undefined && printed[name] !== head[name])
        tell("report-head", `${key} ${name}`, head[name], printed[name]);
    }
    return { month, publishedAt, headHash, blockNo: head?.blockNo ?? null };
  });
}

async function compareLoans(deps: Pick<Deps, "ledger">, recount: Recount, tell: Tell): Promise<void> {
  const missing = new Set(recount.loans.keys());
  for await (const loan of eachLoan(deps.ledger, {})) {
    const key = loanKeyText(loan);
    if (!missing.delete(key) && recount.loans.has(key)) tell("loan-twice", key, "one loan", "two");
    compareLoan(recount, loan, tell);
  }
  const undone: LoanKey[] = [];
  for (const key of missing) {
    const loan = recount.loans.get(key);
    if (loan === undefined) continue;
    if (isCounted(loan)) tell("loan-missing", key, `version ${loan.version}`, "no loan");
    else undone.push(loan);
  }
  await compareUndone(deps, recount, undone, tell);
}

/** Undone loans are in no list; what is kept of them is read by their keys. */
async function compareUndone(
  deps: Pick<Deps, "ledger">,
  recount: Recount,
  keys: readonly LoanKey[],
  tell: Tell,
): Promise<void> {
  for (let start = 0; start < keys.length; start += loansReadMax) {
    const some = keys.slice(start, start + loansReadMax);
    const missing = new Set(some.map(loanKeyText));
    for (const loan of await deps.ledger.readLoans(some)) {
      missing.delete(loanKeyText(loan));
      compareLoan(recount, loan, tell);
    }
    for (const key of missing) {
      tell("loan-missing", key, `version ${recount.loans.get(key)?.version}`, "nothing");
    }
  }
}
