import type { Cockpit } from "#shared/app/progress/read-cockpit.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import { percentHundredths } from "#shared/domain/programme/pace.ts";

/** What the programme's watchers see besides its progress, as the wire shows it. */
export function cockpitToWire(cockpit: Cockpit): RouteAnswer<"read-cockpit"> {
  const { measures, coverage } = cockpit;
  return {
    asOf: cockpit.asOf,
    associations: {
      total: coverage.total,
      covered: coverage.covered,
      withoutLoan: coverage.without.slice(0, wireLimits.withoutLoanMax),
      withoutLoanCount: coverage.without.length,
      unconfirmed: coverage.unconfirmed,
    },
    quality: {
      outstandingFen: measures.outstandingFen,
      byClass: cockpit.classes,
      overdue: { loanCount: measures.overdueCount, outstandingFen: measures.overdueFen },
      nonPerforming: { loanCount: measures.nonPerformingCount, outstandingFen: measures.nonPerformingFen },
      overduePercent: percent(measures.overdueFen, measures.outstandingFen),
      nonPerformingPercent: percent(measures.nonPerformingFen, measures.outstandingFen),
    },
    poor: {
      loanCount: measures.poorCount,
      disbursedFen: measures.poorFen,
      percentOfDisbursed: percent(measures.poorFen, measures.disbursedFen),
    },
    byBank: cockpit.byBank,
    split: cockpit.split,
    freshness: cockpit.freshness,
  };
}

function percent(part: bigint, whole: bigint): number {
  return Number(percentHundredths(part, whole)) / 100;
}
