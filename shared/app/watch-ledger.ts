import { addMs } from "#shared/domain/instant.ts";
import type { Month } from "#shared/domain/month.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { listReports } from "./list-reports.ts";
import { type Verification, verifyLedger } from "./verify-ledger.ts";

/** A report that is missing for so long after it was due is one that an operator has to see to. */
export const overdueAfterMs = 24 * 3_600_000;

/** What a night's look found. */
export type NightlyLook = { overdue: readonly Month[]; verification: Verification };

/**
 * Looks after a ledger at night: tells reports that are missing a day after they were due (`report-overdue`), verifies
 * the whole ledger, and tells what it found (`ledger-verified`) and, where anything differs, `ledger-differs`.
 */
export async function watchLedger(
  deps: Pick<Deps, "programme" | "ledger" | "snapshots" | "reports" | "sha256" | "pause" | "now" | "log">,
): Promise<NightlyLook> {
  const { due } = await listReports({ ...deps, now: () => addMs(deps.now(), -overdueAfterMs) });
  const [oldest] = due.missing;
  if (oldest !== undefined) deps.log("report-overdue", { month: oldest, missing: due.missing.length });
  const verification = await verifyLedger(deps);
  const { ok, loans, entries, differences } = verification;
  deps.log("ledger-verified", { ok, loans, entries });
  const [first] = differences;
  if (first !== undefined) deps.log("ledger-differs", { differences: differences.length, kind: first.kind });
  return { overdue: due.missing, verification };
}
