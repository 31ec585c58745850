import { dueReports } from "#shared/app/reports/due-reports.ts";
import type { RemakeDeps } from "#shared/app/reports/remake-report.ts";
import { addMs } from "#shared/domain/base/instant.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { type Verification, verifyLedger } from "./verify-ledger.ts";
import { compareRemade } from "./verify-remade.ts";

/** A report that is missing for so long after it was due is one that an operator has to see to. */
export const overdueAfterMs = 24 * 3_600_000;

/** A ledger of more loans is not recounted at night: its loans would not lie in the memory of one process. */
export const loansWatchedMax = 1_000_000;

/** With less time left a recount is given up, so that it can still be reported. */
const spareMs = 20_000;

/** What a night's look found; no verification where it was too much for one night, or the store is damaged. */
export type NightlyLook = { overdue: readonly Month[]; verification: Verification | undefined };

type WatchDeps = RemakeDeps & Pick<Deps, "storeCheck" | "snapshots" | "pause" | "now" | "remainingMs">;

class OutOfTime extends Error {}

/**
 * The nightly check of a ledger. It checks the store, where damage is `ledger-damaged` and ends the check; logs reports
 * that are missing a day after they were due (`report-overdue`); verifies the whole ledger (`ledger-verified`), makes
 * published reports again, and logs `ledger-differs` where anything differs. When the ledger is too large, or time runs
 * out, it logs `ledger-not-verified`, and `reports-not-remade` where only the reports were left.
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
  const limited = { ...deps, ...withinTime(deps) };
  const verification = await inTime(() => verifyLedger(limited));
  if (verification === undefined) deps.log("ledger-not-verified", { why: "time", loans });
  if (!verification?.ok) return verification;
  const differences = await inTime(() => compareRemade(limited));
  if (differences === undefined) deps.log("reports-not-remade", { why: "time" });
  if (differences === undefined || differences.length === 0) return verification;
  return { ...verification, ok: false, differences };
}

/** What some work gives; nothing where time ran out over it. */
async function inTime<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OutOfTime) return undefined;
    throw error;
  }
}

/** The ledger and the frozen files, as long as there is time to read more of them. */
function withinTime({
  ledger,
  frozenReports,
  remainingMs,
}: Pick<WatchDeps, "ledger" | "frozenReports" | "remainingMs">): Pick<WatchDeps, "ledger" | "frozenReports"> {
  const demandTime = () => {
    if (remainingMs() < spareMs) throw new OutOfTime();
  };
  return {
    ledger: {
      ...ledger,
      async blocks(...page) {
        demandTime();
        return ledger.blocks(...page);
      },
      async listLoans(...page) {
        demandTime();
        return ledger.listLoans(...page);
      },
    },
    frozenReports: {
      ...frozenReports,
      async get(...file) {
        demandTime();
        return frozenReports.get(...file);
      },
    },
  };
}

function tell({ log }: Pick<Deps, "log">, { ok, loans, entries, differences }: Verification): void {
  log("ledger-verified", { ok, loans, entries });
  const [first] = differences;
  if (first !== undefined) log("ledger-differs", { differences: differences.length, kind: first.kind });
}
