import { addMonths, type Month } from "#shared/domain/base/month.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { annexTold } from "#shared/domain/reports/annex/annex-told.ts";
import type { AnnexEarlier } from "#shared/domain/reports/annex/owed-sheet.ts";
import { correctionsOf } from "#shared/domain/reports/corrections.ts";
import type { MonthFigures } from "#shared/domain/reports/figures.ts";
import type { FrozenReport } from "#shared/domain/reports/frozen-report.ts";
import type { ReportDocument } from "#shared/domain/reports/report-document.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { lastRevisions, type PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { type CauseBasis, correctionCauses } from "./correction-causes.ts";
import { type FrozenDeps, readFrozenReport } from "./read-frozen.ts";

type ArchiveDeps = FrozenDeps & Pick<Deps, "reports" | "ledger" | "imports">;

/**
 * What a report may be compared with, ascending: of each month before its own the last revision that was published by its
 * instant, and of its own month the revision before it.
 */
export async function earlierReports(
  deps: Pick<Deps, "reports">,
  { month, revision, publishedAt }: Pick<PublishedReport, "month" | "revision" | "publishedAt">,
): Promise<PublishedReport[]> {
  const earlier = (await deps.reports.list()).filter(
    (report) =>
      report.publishedAt <= publishedAt &&
      (report.month < month || (report.month === month && report.revision < revision)),
  );
  return lastRevisions(earlier).sort((a, b) => textOrder(a.month, b.month));
}

/** The nearest earlier report as it was frozen; `undefined` where there is none, or its file is lost or altered. */
export async function reportTold(
  deps: FrozenDeps & Pick<Deps, "reports">,
  publication: Pick<PublishedReport, "month" | "revision" | "publishedAt">,
): Promise<FrozenReport | undefined> {
  const latest = (await earlierReports(deps, publication)).at(-1);
  return latest && readFrozenReport(deps, latest);
}

/** What the nearest earlier report said otherwise than the figures of a basis, and why. */
export async function reportCorrections(
  deps: ArchiveDeps,
  earlier: readonly PublishedReport[],
  now: MonthFigures["byMonth"],
  basis: CauseBasis,
): Promise<Pick<ReportDocument, "comparedWith" | "corrections">> {
  const latest = earlier.at(-1);
  if (latest === undefined) return { comparedWith: null, corrections: [] };
  const comparedWith = latest.month;
  const { byMonth: told, head } = (await readFrozenReport(deps, latest)) ?? {};
  if (told === undefined) return { comparedWith, corrections: null };
  const corrected = correctionsOf(told, now, latest.month);
  const causes = await correctionCauses(
    deps,
    corrected.map(({ month }) => month),
    head?.blockNo ?? 0,
    basis,
  );
  return {
    comparedWith,
    corrections: corrected.map((line) => ({ ...line, causes: causes.get(line.month) ?? [] })),
  };
}

/** The annexes of the month before and of the last December, as far as they were published. */
export async function earlierAnnexes(
  deps: ArchiveDeps,
  earlier: readonly PublishedReport[],
  month: Month,
): Promise<AnnexEarlier> {
  const told = async (of: Month) => {
    const published = earlier.find((one) => one.month === of);
    const report = published && (await readFrozenReport(deps, published));
    return report && annexTold(report);
  };
  const december = `${String(Number(month.slice(0, 4)) - 1).padStart(4, "0")}-12`;
  return { lastMonth: await told(addMonths(month, -1)), yearBegin: await told(december) };
}
