import { editionOf } from "./edition-of.mjs";
import {
  amount,
  change,
  dayNumber,
  lent,
  lentToHouseholds,
  monthBefore,
  owed,
  owing,
  percent,
  qualityOf,
  sum,
  withRenewals,
} from "./loan-sums.mjs";
import { recountAnnex } from "./recount-annex.mjs";
import { recountCounties } from "./recount-counties.mjs";
import { recountPlanStatus } from "./recount-plan-status.mjs";

/** Every figure of a report that loans make, from all loans of the journal; with `goals`, by these parts of the counties. */
export function recountFigures({ report, evidence, goals }, all) {
  const { month, asOf, programme } = report;
  const { firstOn, lastOn } = programme;
  const loans = all.filter((loan) => loan.disbursedOn <= asOf);
  const inMonth = (of) => loans.filter((loan) => loan.disbursedOn.slice(0, 7) === of);
  const inWindow = loans.filter((loan) => loan.disbursedOn >= firstOn && loan.disbursedOn <= lastOn);
  const ofMonth = inMonth(month);
  const counted = lentToHouseholds(inWindow);
  const owedOn = loans.filter((loan) => owed(loan) > 0n);
  const poor = (list) => list.filter((loan) => loan.poorHousehold === "true");
  const previous = lent(inMonth(monthBefore(month, 1)));
  const lastYear = lent(inMonth(monthBefore(month, 12)));
  const households = BigInt(counted.households);
  const now = sum(ofMonth, amount);
  return {
    thisMonth: withRenewals(ofMonth),
    previousMonth: previous,
    monthOnMonthPercent: change(now, previous.disbursedFen),
    sameMonthLastYear: lastYear,
    yearOnYearPercent: change(now, lastYear.disbursedFen),
    cumulative: withRenewals(inWindow),
    averagePerHouseholdFen:
      households === 0n ? 0n : (counted.disbursedFen * 2n + households) / (households * 2n),
    beforeWindow: lent(loans.filter((loan) => loan.disbursedOn < firstOn)),
    afterWindow: lent(loans.filter((loan) => loan.disbursedOn > lastOn)),
    pace: pace(report, counted.disbursedFen),
    outstanding: owing(owedOn),
    ...(editionOf(report) >= 7 ? { ofLater: ofLater(loans, asOf) } : {}),
    balanceUnknownCount: owedOn.filter((loan) => loan.outstandingFen === undefined).length,
    byCounty: recountCounties({ report, evidence, printed: goals }, { loans, inWindow, ofMonth }),
    byBorrowerType: report.byBorrowerType.map(({ type }) => ({
      type,
      month: lent(ofMonth.filter((loan) => loan.borrowerType === type)),
      cumulative: lentToHouseholds(inWindow.filter((loan) => loan.borrowerType === type)),
      outstandingFen: sum(
        loans.filter((loan) => loan.borrowerType === type),
        owed,
      ),
    })),
    associations: associations({ report, evidence }, inWindow, ofMonth),
    quality: quality(report, loans),
    poor: {
      month: lent(poor(ofMonth)),
      cumulative: lentToHouseholds(poor(inWindow)),
      percentOfDisbursed: percent(sum(poor(inWindow), amount), counted.disbursedFen),
    },
    byMonth: [...new Set(loans.map((loan) => loan.disbursedOn.slice(0, 7)))]
      .sort()
      .map((of) => ({ month: of, ...lent(inMonth(of)) })),
    outlook: { ...recountPlanStatus(report, inWindow), calibers: bases(programme, inWindow) },
    dataOn: loans.reduce((latest, { dataOn }) => (dataOn > (latest ?? "") ? dataOn : latest), null),
    annex: recountAnnex(report, owedOn),
  };
}

/** The loans of whose balance only books with a later data day speak. */
function ofLater(loans, asOf) {
  const days = loans.flatMap(({ dataOn = "" }) => (dataOn > asOf ? [dataOn] : [])).sort();
  return { loanCount: days.length, dataOn: days.at(-1) ?? null };
}

/** What the goal comes to by every reading of it; of credit lines nothing while no book has stated any. */
function bases(programme, inWindow) {
  const goal = BigInt(programme.goalFen);
  const line = (loan) => BigInt(loan.creditLineFen ?? 0);
  const against = (key, fen) => ({ key, fen, percentOfGoal: percent(fen, goal) });
  const fresh = inWindow.filter((loan) => loan.renewal !== "true");
  const lined = inWindow.filter((loan) => line(loan) > 0n);
  return [
    against("disbursed", sum(inWindow, amount)),
    against("newMoney", sum(fresh, amount)),
    against("outstanding", sum(inWindow, owed)),
    lined.length === 0 ? { key: "creditLine" } : against("creditLine", sum(lined, line)),
  ];
}

function pace({ format, asOf, programme }, countedFen) {
  const goal = BigInt(programme.goalFen);
  const days = dayNumber(programme.lastOn) - dayNumber(programme.firstOn) + 1;
  const passed = Math.min(Math.max(dayNumber(asOf) - dayNumber(programme.firstOn) + 1, 0), days);
  const goalHundredths = Math.round(percent(countedFen, goal) * 100);
  const timeHundredths = Math.round(percent(BigInt(passed), BigInt(days)) * 100);
  const number = (text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
  const isWhole = editionOf({ format }) >= 7;
  const dayAfter = new Date(Date.parse(`${programme.lastOn}T00:00:00Z`) + 86_400_000).toISOString();
  const last = isWhole ? number(dayAfter) - 1 : number(programme.lastOn);
  const first = number(programme.firstOn) + (isWhole && programme.firstOn.slice(8) > "01" ? 1 : 0);
  const next = asOf < programme.firstOn ? first : number(asOf) + 1;
  const months = BigInt(Math.max(last - Math.max(next, isWhole ? first : 0) + 1, 0));
  const remaining = countedFen >= goal ? 0n : goal - countedFen;
  return {
    percentOfGoal: goalHundredths / 100,
    timeElapsedPercent: timeHundredths / 100,
    aheadOfPacePercent: (goalHundredths - timeHundredths) / 100,
    remainingFen: remaining,
    remainingMonths: Number(months),
    ...(months > 0n && { requiredPerMonthFen: (remaining + months - 1n) / months }),
  };
}

function associations({ report, evidence }, inWindow, ofMonth) {
  const list = evidence.associations;
  const had = new Set(inWindow.map((loan) => loan.associationId));
  const monthly = new Set(ofMonth.map((loan) => loan.associationId));
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const without = list
    .filter(({ associationId }) => !had.has(associationId))
    .map(({ name, countyCode }) => ({ name, countyCode }))
    .sort((a, b) => order(a.countyCode, b.countyCode) || order(a.name, b.name));
  return {
    total: list.length,
    covered: list.length - without.length,
    coveredThisMonth: list.filter(({ associationId }) => monthly.has(associationId)).length,
    unconfirmed: list.filter(({ confirmed }) => !confirmed).length,
    withoutLoan: without.slice(0, report.associations.withoutLoan.length),
    withoutLoanCount: without.length,
  };
}

function quality(report, loans) {
  const edition = editionOf(report);
  const counted = edition >= 7 ? loans.filter((loan) => owed(loan) > 0n) : loans;
  const classed = counted.filter((loan) => loan.classification !== undefined && loan.status !== "settled");
  return {
    ...qualityOf(loans, edition),
    byClass: report.quality.byClass.map(({ classification }) => ({
      classification,
      ...owing(classed.filter((loan) => loan.classification === classification)),
    })),
    unclassified: owing(loans.filter((loan) => !classed.includes(loan) && owed(loan) > 0n)),
  };
}
