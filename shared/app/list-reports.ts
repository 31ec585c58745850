import type { Deps } from "#shared/ports/deps.ts";
import type { PublishedReport } from "#shared/ports/report-archive.ts";

/** All published reports, newest month first: at most one for each of 1,200 months. */
export function listReports(deps: Pick<Deps, "reports">): Promise<PublishedReport[]> {
  return deps.reports.list();
}
