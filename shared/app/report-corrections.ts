import type { Month } from "#shared/domain/month.ts";
import { correctionsOf, monthsTold } from "#shared/domain/report/corrections.ts";
import type { MonthFigures } from "#shared/domain/report/month-figures.ts";
import type { ReportDocument } from "#shared/domain/report/report-document.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { readFrozen } from "./read-frozen.ts";

/** What the report of the nearest earlier published month said otherwise than the ledger says now. */
export async function reportCorrections(
  deps: Pick<Deps, "reports" | "files" | "sha256" | "log">,
  month: Month,
  now: MonthFigures["byMonth"],
): Promise<Pick<ReportDocument, "comparedWith" | "corrections">> {
  const earlier = (await deps.reports.list()).filter((report) => report.month < month);
  const latest = earlier.sort((a, b) => (a.month < b.month ? -1 : 1)).at(-1);
  if (latest === undefined) return { comparedWith: null, corrections: [] };
  const json = await readFrozen(deps, latest, "json");
  const told = json === undefined ? undefined : monthsTold(json);
  return {
    comparedWith: latest.month,
    corrections: told === undefined ? null : correctionsOf(told, now, latest.month),
  };
}
