import { dueReports } from "#shared/app/reports/due-reports.ts";
import { addMs } from "#shared/domain/base/instant.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";
import { type Verification, verifyLedger } from "./verify-ledger.ts";

/** A report that is missing for so long after it was due is one that an operator has to see to. */
export const overdueAfterMs = 24 * 3_600_000;

/** A ledger of more loans is not recounted at night: its loans would not lie in the memory of one process. */
export const loansWatchedMax = 1_000_000;

/** With less time left a recount is given up, so that it can still be reported. */
const spareMs = 20_000;

/** What a night's look found; no verification where it was too much for one night, or the store is damaged. */
export type NightlyLook = { overdue: readonly Month[]; verification: Verification | undefined };

type WatchDeps = Pick<
  Deps,
  | "storeCheck"
  | "programme"
  | "ledger"
  | "snapshots"
  | "imports"
  | "reports"
  | "sha256"
  | "pause"
  | "now"
  | "log"
  | "remainingMs"
>;

class OutOfTime extends Error {}

/**
 * The nightly check of a ledger. It checks the store, where damage is `ledger-damaged` and ends the check; logs reports
 * that are missing a day after they were due (`report-overdue`); verifies the whole ledger (`ledger-verified`) and logs
 * `ledger-differs` where anything differs. When the ledger is too large, or time runs out, it logs
 * `ledger-not-verified`.
 */
export async function watchLedger(deps: WatchDeps): Promise<NightlyLook> {
  if ((await deps.storeCheck()) === "damaged") {
    deps.log("ledger-damaged");
    return { overdue: [], verification: undefined };
  }
  const { missing } = await dueReports({ ...deps, now: () => addMs(deps.now(), -overdueAfterMs) });
  const [oldest] = missing;
  if (oldest !== undefined) deps.log("report-overdue", { month: oldest, missing: missing.length });
  const verification = await verifyWithin(deps);
  if (verification !== undefined) tell(deps, verification);
  return { overdue: missing, verification };
}

async function verifyWithin(deps: WatchDeps): Promise<Verification | undefined> {
  const [programme] = await deps.ledger.totals("programme");
  const loans = Number(programme?.measures.loanCount ?? 0n);
  if (loans > loansWatchedMax) {
    deps.log("ledger-not-verified", { why: "size", loans });
    return undefined;
  }
  try {
    return await verifyLedger({ ...deps, ledger: withinTime(deps) });
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    deps.log("ledger-not-verified", { why: "time", loans });
    return undefined;
  }
}

/** The ledger, as long as there is time to read another page of it. */
function withinTime({ ledger, remainingMs }: Pick<Deps, "ledger" | "remainingMs">): Ledger {
  const demandTime = () => {
    if (remainingMs() < spareMs) throw new OutOfTime();
  };
  return {
    ...ledger,
    async blocks(...page) {
      demandTime();
      return ledger.blocks(...page);
    },
    async listLoans(...page) {
      demandTime();
      return ledger.listLoans(...page);
    },
  };
}

function tell({ log }: Pick<Deps, "log">, { ok, loans, entries, differences }: Verification): void {
  log("ledger-verified", { ok, loans, entries });
  const [first] = differences;
  if (first !== undefined) log("ledger-differs", { differences: differences.length, kind: first.kind });
}
