import type { FrozenReport } from "#shared/domain/reports/frozen-report.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import type { ReportForm } from "#shared/ports/reports/report-file-key.ts";

/** What reading frozen files needs. */
export type FrozenDeps = Pick<Deps, "frozenReports" | "sha256" | "log">;

/** A frozen file of a published report, or `undefined`, which is logged as `report-altered`, when it is lost or its SHA-256 is another. */
export async function readFrozen(
  deps: FrozenDeps,
  report: PublishedReport,
  form: ReportForm,
  sha256: string | undefined = report.sha256,
): Promise<Uint8Array | undefined> {
  const bytes = await deps.frozenReports.get(report, form);
  if (bytes !== undefined && deps.sha256(bytes) === sha256) return bytes;
  deps.log("report-altered", { month: report.month, form, lost: bytes === undefined });
  return undefined;
}

/** Parses a published report's JSON; `undefined` as for `readFrozen`. */
export async function readFrozenReport(
  deps: FrozenDeps,
  report: PublishedReport,
): Promise<FrozenReport | undefined> {
  const json = await readFrozen(deps, report, "json");
  return json === undefined ? undefined : deps.frozenReports.parse(json);
}
