import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { Month } from "#shared/domain/base/month.ts";
import type { BankData } from "./awaited-data.ts";
import type { FrozenReport } from "./frozen-report.ts";
import type { LentToHouseholds } from "./lent.ts";

/** What a mail says about a published report: a few of its figures, as they were frozen. */
export type ReportSummary = {
  programmeName: string;
  issuer: string;
  goalFen: Fen;
  month: Month;
  revision: number;
  asOf: Day;
  publishedAt: string;
  thisMonth: LentToHouseholds;
  cumulative: LentToHouseholds;
  percentOfGoal: number;
  timeElapsedPercent: number;
  aheadOfPacePercent: number;
  /** The banks whose data was not in; none in a report of an edition that did not say. */
  awaited: readonly BankData[];
  /** Whether a revision follows when that data has come. */
  withholds: boolean;
};

/** The summary of a frozen report; `undefined` when it lacks any of it. */
export function reportSummary(report: FrozenReport): ReportSummary | undefined {
  const { programme, month, revision = 1, asOf, publishedAt } = report;
  const { thisMonth, cumulative, pace } = report;
  if (programme === undefined || month === undefined || asOf === undefined) return undefined;
  if (publishedAt === undefined || thisMonth === undefined || cumulative === undefined) return undefined;
  if (pace === undefined) return undefined;
  const { name: programmeName, issuer, goalFen } = programme;
  return {
    ...{ programmeName, issuer, goalFen, month, revision, asOf, publishedAt, thisMonth, cumulative, ...pace },
    awaited: report.awaited ?? [],
    withholds: report.withholds ?? false,
  };
}
