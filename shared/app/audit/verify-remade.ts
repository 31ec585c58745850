import { type RemakeDeps, remakeReport } from "#shared/app/reports/remake-report.ts";
import type { Difference } from "#shared/domain/audit/recount.ts";
import { dayNumber, shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { reportKey } from "./verify-reports.ts";

/** How many reports are made again in one night: each takes a reading of the whole journal, and its pictures. */
export const remadeMax = 12;

/**
 * Makes published reports again from the journal and tells those that come out otherwise: a file that was replaced and
 * whose hashes were written anew, in the report and in its record, is found by nothing else. Of more than `countMax`
 * reports each has its turn.
 */
export async function compareRemade(
  deps: RemakeDeps & Pick<Deps, "now">,
  countMax = remadeMax,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const { month, revision, sha256: found } of turnOf(await deps.reports.list(), countMax, deps.now())) {
    const { equal, sha256: expected } = await remakeReport(deps, month, revision);
    if (!equal)
      differences.push({ kind: "report-remade", key: reportKey({ month, revision }), expected, found });
  }
  return differences;
}

function turnOf(reports: readonly PublishedReport[], countMax: number, now: string): PublishedReport[] {
  if (reports.length <= countMax) return [...reports];
  const first = (dayNumber(shanghaiDayOf(now)) * countMax) % reports.length;
  return [...reports, ...reports].slice(first, first + countMax);
}
