import { canonicalJson } from "#shared/domain/base/canonical-json.ts";
import type { LentToHouseholds } from "./lent.ts";
import type { ReportSummary } from "./report-summary.ts";

/** What kind of event it is, for those who sort events by kind. */
export const reportEventType = "MonthlyReportPublished";

/** What a published report is known by, outside. */
export type EventProof = {
  /** The SHA-256 of each form, its JSON among them. */
  sha256: Readonly<Record<string, string>>;
  headHash: string;
};

/**
 * What other programs are told of a published report, as JSON: which one it is, its hashes, and its totals, money in fen;
 * no person, no loan, no association. It is the same text each time, and `id` the same for each repetition.
 */
export function reportEvent(id: string, summary: ReportSummary, { sha256, headHash }: EventProof): string {
  const { programmeName, month, revision, publishedAt, thisMonth, cumulative, percentOfGoal } = summary;
  return canonicalJson({
    type: reportEventType,
    id,
    programme: programmeName,
    ...{ month, revision, publishedAt, sha256, headHash },
    provisional: summary.awaited.length > 0,
    totals: { month: totalOf(thisMonth), cumulative: totalOf(cumulative), percentOfGoal },
  });
}

function totalOf({ loanCount, households, disbursedFen }: LentToHouseholds): LentToHouseholds {
  return { loanCount, households, disbursedFen };
}
