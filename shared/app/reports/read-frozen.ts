import type { Deps } from "#shared/ports/deps.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { type ReportForm, reportBytesMax, reportFileKey } from "./report-file-key.ts";

/** A frozen file of a published report, or `undefined`, which is logged as `report-altered`, when it is lost or its SHA-256 is another. */
export async function readFrozen(
  deps: Pick<Deps, "files" | "sha256" | "log">,
  report: PublishedReport,
  form: ReportForm,
  sha256: string | undefined = report.sha256,
): Promise<Uint8Array | undefined> {
  const bytes = await deps.files.get("reports", reportFileKey(report, form), reportBytesMax);
  if (bytes !== undefined && deps.sha256(bytes) === sha256) return bytes;
  deps.log("report-altered", { month: report.month, form, lost: bytes === undefined });
  return undefined;
}
