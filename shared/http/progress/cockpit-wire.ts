import type { Cockpit } from "#shared/app/progress/read-cockpit.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { percentHundredths } from "#shared/domain/programme/pace.ts";
import { fenToWire, wholeToWire } from "#shared/http/base/fen-wire.ts";
import { goalPartToWire } from "#shared/http/programme/goal-part-wire.ts";

/** What the programme's watchers see beside its progress, as the wire shows it. */
export function cockpitToWire(cockpit: Cockpit): RouteOutput<"read-cockpit"> {
  const { measures, coverage } = cockpit;
  return {
    asOf: cockpit.asOf,
    associations: {
      total: coverage.total,
      covered: coverage.covered,
      withoutLoan: coverage.without
        .slice(0, wireLimits.withoutLoanMax)
        .map(({ associationId, name, countyCode, countyName }) => ({
          associationId,
          name,
          countyCode,
          countyName,
        })),
      withoutLoanCount: coverage.without.length,
      unconfirmed: coverage.unconfirmed,
    },
    quality: {
      outstandingFen: fenToWire(measures.outstandingFen),
      byClass: cockpit.classes.map(({ outstandingFen, ...line }) => ({
        ...line,
        outstandingFen: fenToWire(outstandingFen),
      })),
      overdue: owed(measures.overdueCount, measures.overdueFen),
      nonPerforming: owed(measures.nonPerformingCount, measures.nonPerformingFen),
      overduePercent: percent(measures.overdueFen, measures.outstandingFen),
      nonPerformingPercent: percent(measures.nonPerformingFen, measures.outstandingFen),
    },
    poor: {
      loanCount: wholeToWire(measures.poorCount),
      disbursedFen: fenToWire(measures.poorFen),
      percentOfDisbursed: percent(measures.poorFen, measures.disbursedFen),
    },
    split: {
      by: cockpit.split.by,
      counties: cockpit.split.counties.map(({ code, ...part }) => ({ code, ...goalPartToWire(part) })),
    },
    freshness: cockpit.freshness,
  };
}

function owed(loanCount: bigint, outstandingFen: bigint) {
  return { loanCount: wholeToWire(loanCount), outstandingFen: fenToWire(outstandingFen) };
}

function percent(part: bigint, whole: bigint): number {
  return Number(percentHundredths(part, whole)) / 100;
}
