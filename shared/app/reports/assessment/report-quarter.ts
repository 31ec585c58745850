import { type RegisterDeps, registersAsKnown } from "#shared/app/reports/registers-as-known.ts";
import type { Month } from "#shared/domain/base/month.ts";
import { endsQuarter, quarterOf } from "#shared/domain/base/quarter.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { assessmentRulesOf } from "#shared/domain/programme/programme-settings.ts";
import type { AssessmentTally } from "#shared/domain/reports/assessment/assessment-tally.ts";
import {
  assessmentNews,
  type QuarterCards,
  type ReportAssessment,
} from "#shared/domain/reports/assessment/report-assessment.ts";
import type { Scorecard } from "#shared/domain/reports/assessment/scorecard.ts";
import type { ReportEdition } from "#shared/domain/reports/report-edition.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { finishQuarter, type QuarterDeps, startQuarter } from "./quarter-sources.ts";

/** Starts the tally of the quarter that ends with a report's month, where the rules say that reports print scores. */
export async function startReportQuarter(
  deps: QuarterDeps,
  month: Month,
  edition: ReportEdition,
): Promise<AssessmentTally | undefined> {
  const isPrinted = edition >= 7 && assessmentRulesOf(deps.programme).inReport && endsQuarter(month);
  return isPrinted ? startQuarter(deps, quarterOf(month)) : undefined;
}

/** The cards of a quarter as everything was known at a report's instant. */
export async function finishReportQuarter(
  deps: QuarterDeps & RegisterDeps,
  tally: AssessmentTally,
  at: string,
  associations: readonly Association[],
): Promise<Scorecard[]> {
  return finishQuarter(deps, tally, { at, associations, ...(await registersAsKnown(deps, at)) });
}

/** What a report says of assessment at its instant; nothing of scores where it withholds what rests on awaited data. */
export async function assessmentTold(
  { assessments, programme }: Pick<Deps, "assessments" | "programme">,
  { scorecards }: { scorecards?: readonly Scorecard[] | undefined },
  { month, publishedAt }: Pick<PublishedReport, "month" | "publishedAt">,
  { earlier, withholds }: { earlier: readonly PublishedReport[]; withholds: boolean },
): Promise<ReportAssessment | undefined> {
  const since = earlier.filter((report) => report.month < month).at(-1)?.publishedAt;
  const news = assessmentNews(await assessments.list(), { at: publishedAt, since });
  if (news === undefined && (scorecards === undefined || withholds)) return undefined;
  const nothing = { examples: [], opened: [], closed: [], open: [] };
  if (scorecards === undefined || withholds) return news;
  const { weights, exampleFrom, behindBelow } = assessmentRulesOf(programme);
  const cards: QuarterCards = {
    quarter: quarterOf(month),
    rules: { weights, exampleFrom, behindBelow },
    scorecards: scorecards.filter(({ kind }) => kind !== "association"),
  };
  return { ...nothing, ...news, cards };
}
