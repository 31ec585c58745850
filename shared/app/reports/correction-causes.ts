import { journalBlocks } from "#shared/app/ledger/journal-blocks.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import type { LoanKey } from "#shared/domain/ledger/loan.ts";
import {
  type CauseTally,
  type CorrectionCause,
  causesOf,
  tallyCause,
} from "#shared/domain/reports/correction-causes.ts";
import type { Deps } from "#shared/ports/deps.ts";

/** Where a report's ledger ended, and the day of disbursement of a loan of it. */
export type CauseBasis = {
  head: JournalHead;
  disbursedOn(key: LoanKey): Promise<Day | undefined>;
};

/** By which imports, between an earlier report's last block and a basis' head, each of the months was changed. */
export async function correctionCauses(
  deps: Pick<Deps, "ledger" | "imports">,
  months: readonly Month[],
  afterBlockNo: number,
  basis: CauseBasis,
): Promise<Map<Month, CorrectionCause[]>> {
  const tally: CauseTally = new Map();
  if (months.length === 0) return new Map();
  for await (const { importId, entries } of journalBlocks(deps.ledger, afterBlockNo, basis.head.blockNo)) {
    for (const entry of entries) {
      const told = entry.changes.some(({ field }) => field === "disbursedOn");
      const moved = entry.changes.some(({ field }) => field === "amountFen");
      tallyCause(tally, importId, entry, !told && moved ? await basis.disbursedOn(entry) : undefined);
    }
  }
  const causes = new Map<Month, CorrectionCause[]>();
  for (const month of months) {
    const named = await Promise.all(
      causesOf(tally, month).map(async ({ importId, ...cause }) => {
        const record = await deps.imports.get(importId);
        return record === undefined ? [] : [{ fileName: record.fileName, sha256: record.sha256, ...cause }];
      }),
    );
    causes.set(month, named.flat());
  }
  return causes;
}
