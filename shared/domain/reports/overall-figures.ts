import type { Fen } from "#shared/domain/base/money.ts";
import { addMonths, type Month } from "#shared/domain/base/month.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { type BorrowerGroup, unattributed } from "#shared/domain/ledger/attribution.ts";
import { borrowerGroups } from "#shared/domain/ledger/borrower-type.ts";
import { classifications } from "#shared/domain/ledger/classification.ts";
import { paceOf } from "#shared/domain/programme/pace.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { MonthFigures } from "./figures.ts";
import type { Lent, LentToHouseholds } from "./lent.ts";
import { changePercent, sharePercent } from "./percent.ts";
import type { ReportEdition } from "./report-edition.ts";
import type { Lending, Tally } from "./tally.ts";
import { earlierPace } from "./until-edition-6/earlier-pace.ts";

/** The figures of a month that are neither by county nor of associations. */
export function overallFigures(
  programme: Programme,
  tally: Tally,
  edition: ReportEdition,
): Omit<MonthFigures, "byCounty" | "goalSplitBy" | "associations" | "outlook"> {
  const { month, cumulative } = tally.all;
  const previousMonth = lentIn(tally, earlierMonth(tally.month, 1));
  const sameMonthLastYear = lentIn(tally, earlierMonth(tally.month, 12));
  return {
    month: tally.month,
    asOf: tally.asOf,
    thisMonth: { ...toHouseholds(month), newMoney: newMoneyOf(month), renewal: month.renewal },
    previousMonth,
    monthOnMonthPercent: changePercent(month.disbursedFen, previousMonth.disbursedFen),
    sameMonthLastYear,
    yearOnYearPercent: changePercent(month.disbursedFen, sameMonthLastYear.disbursedFen),
    cumulative: {
      ...toHouseholds(cumulative),
      newMoney: newMoneyOf(cumulative),
      renewal: cumulative.renewal,
    },
    averagePerHouseholdFen: averageFen(cumulative.disbursedFen, cumulative.borrowers.size),
    beforeWindow: tally.beforeWindow,
    afterWindow: tally.afterWindow,
    pace: (edition >= 7 ? paceOf : earlierPace)(programme, cumulative.disbursedFen, tally.asOf),
    outstanding: tally.outstanding,
    balanceUnknownCount: tally.balanceUnknownCount,
    ...(tally.edition >= 7 ? { ofLater: tally.ofLater } : {}),
    byBorrowerType: borrowerGroups
      .filter((type) => isShown(type, tally))
      .map((type) => ({
        type,
        month: lentOf(tally.types[type].month),
        cumulative: toHouseholds(tally.types[type].cumulative),
        outstandingFen: tally.types[type].outstandingFen,
      })),
    quality: qualityFigures(tally),
    poor: {
      month: lentOf(tally.poor.month),
      cumulative: toHouseholds(tally.poor.cumulative),
      percentOfDisbursed: sharePercent(tally.poor.cumulative.disbursedFen, cumulative.disbursedFen),
    },
    byMonth: [...tally.months]
      .map(([of, lent]) => ({ month: of, ...lent }))
      .sort((a, b) => textOrder(a.month, b.month)),
    dataOn: tally.dataOn,
  };
}

function qualityFigures(tally: Tally): MonthFigures["quality"] {
  return {
    overdue: tally.all.overdue,
    overduePercent: sharePercent(tally.all.overdue.outstandingFen, tally.outstanding.outstandingFen),
    nonPerforming: tally.all.nonPerforming,
    nonPerformingPercent: sharePercent(
      tally.all.nonPerforming.outstandingFen,
      tally.outstanding.outstandingFen,
    ),
    byClass: classifications.map((classification) => ({
      classification,
      ...tally.byClass[classification],
    })),
    unclassified: tally.unclassified,
  };
}

/** Loans of no known type have a line only where there are any. */
function isShown(type: BorrowerGroup, { types }: Tally): boolean {
  const { month, cumulative, outstandingFen } = types[type];
  return type !== unattributed || month.loanCount + cumulative.loanCount > 0 || outstandingFen > 0n;
}

/** The loans and money of a lending. */
export function lentOf({ loanCount, disbursedFen }: Lent): Lent {
  return { loanCount, disbursedFen };
}

/** The loans, money and households of a lending. */
export function toHouseholds(lending: Lending): LentToHouseholds {
  return { ...lentOf(lending), households: lending.borrowers.size };
}

function newMoneyOf({ loanCount, disbursedFen, renewal }: Lending): Lent {
  return {
    loanCount: loanCount - renewal.loanCount,
    disbursedFen: disbursedFen - renewal.disbursedFen,
  };
}

function lentIn(tally: Tally, month: Month | undefined): Lent {
  return (month === undefined ? undefined : tally.months.get(month)) ?? { loanCount: 0, disbursedFen: 0n };
}

function earlierMonth(month: Month, months: number): Month | undefined {
  return month < addMonths("0001-01", months) ? undefined : addMonths(month, -months);
}

function averageFen(totalFen: Fen, households: number): Fen {
  const count = BigInt(households);
  return count === 0n ? 0n : (totalFen * 2n + count) / (count * 2n);
}
