import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { isMonth, type Month } from "#shared/domain/base/month.ts";
import type { FrozenCorrection, FrozenReport } from "#shared/domain/reports/frozen-report.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { lastRevisions } from "#shared/ports/reports/report-archive.ts";
import { type FrozenDeps, readFrozenReport } from "./read-frozen.ts";

/** How many reports a page looks into: each is a file to be read. */
export const correctionReportsMax = 12;

/** Corrections, and the earlier report that they are against; `null` where it was the first. */
export type ToldCorrections = { comparedWith: Month | null; corrections: FrozenCorrection[] };

/** A report's corrections of earlier reports; `undefined` when its file is lost or altered. */
export type CorrectionsInReport = { month: Month; publishedAt: string; told: ToldCorrections | undefined };

/**
 * The corrections in published reports, newest report first, `correctionReportsMax` reports a page, including those
 * without any. Fails with `cursor-invalid`.
 */
export async function listReportCorrections(
  deps: FrozenDeps & Pick<Deps, "reports">,
  { cursor }: { cursor?: string | undefined },
): Promise<Page<CorrectionsInReport>> {
  if (cursor !== undefined && !isMonth(cursor)) throw new LedgerFailure("cursor-invalid");
  const reports = lastRevisions(await deps.reports.list()).filter(
    ({ month }) => cursor === undefined || month < cursor,
  );
  const items: CorrectionsInReport[] = [];
  for (const report of reports.slice(0, correctionReportsMax)) {
    const told = correctionsIn(await readFrozenReport(deps, report));
    items.push({ month: report.month, publishedAt: report.publishedAt, told });
  }
  return { items, cursor: reports.length > correctionReportsMax ? items.at(-1)?.month : undefined };
}

function correctionsIn(report: FrozenReport | undefined): ToldCorrections | undefined {
  const { comparedWith = null, corrections } = report ?? {};
  return corrections && { comparedWith, corrections };
}
