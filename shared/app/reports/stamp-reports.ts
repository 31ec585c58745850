import type { Deps } from "#shared/ports/deps.ts";

/** How many reports one call has stamped; the next call goes on. */
const stampedMax = 24;
/** Less time than an answer may take: with less left, the next call goes on. */
const remainingMsMin = 30_000;

/**
 * Has each published report stamped that lacks a token of its JSON, the newest first, and logs each as `report-stamped`.
 * Where the authority gives none it stops, and logs as `timestamp-lacking` how many lack one and why: reports have gone
 * out before, and the next call asks again. Does nothing where no authority is set.
 */
export async function stampReports(
  deps: Pick<Deps, "reports" | "frozenReports" | "timestampAuthority" | "remainingMs" | "log">,
): Promise<void> {
  const { timestampAuthority: authority } = deps;
  if (authority === undefined) return;
  const lacking = [];
  for (const report of await deps.reports.list()) {
    const token = await deps.frozenReports.getTimestamp(report);
    if (token === undefined || !authority.isOf(token, report.sha256)) lacking.push(report);
  }
  for (const [index, report] of lacking.slice(0, stampedMax).entries()) {
    if (deps.remainingMs() < remainingMsMin) return;
    const { month, revision } = report;
    const stamping = await authority.stamp(report.sha256);
    if ("lacking" in stamping) {
      deps.log("timestamp-lacking", {
        month,
        revision,
        reason: stamping.lacking,
        reports: lacking.length - index,
      });
      return;
    }
    await deps.frozenReports.putTimestamp(report, stamping.token);
    deps.log("report-stamped", { month, revision });
  }
}
