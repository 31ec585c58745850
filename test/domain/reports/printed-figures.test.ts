import { expect, test } from "vitest";
import { changedFigures, weightiest } from "#shared/domain/reports/retelling/figure-corrections.ts";
import { printedFigures } from "#shared/domain/reports/retelling/printed-figures.ts";
import type { PrintedParts } from "#shared/domain/reports/retelling/printed-parts.ts";
import { loanFacts } from "#test/support/loans.ts";
import { reportOf } from "#test/support/report-document.ts";

const owing = { outstandingFen: 4_000_000n, countyCode: "341102" } as const;
const report = reportOf([
  loanFacts({ ...owing, classification: "normal", borrowerType: "association" }),
  loanFacts({ ...owing, classification: "special-mention", status: "overdue", poorHousehold: true }),
  loanFacts({ ...owing, classification: "substandard", renewal: true, disbursedOn: "2016-06-03" }),
  loanFacts({ ...owing, countyCode: "341103", disbursedOn: "2016-05-20" }),
]);

/** What of a report is compared, and where it has more than one list, each. */
const compared: PrintedParts = {
  thisMonth: report.thisMonth,
  cumulative: report.cumulative,
  beforeWindow: report.beforeWindow,
  afterWindow: report.afterWindow,
  outstanding: report.outstanding,
  byCounty: report.byCounty,
  byBorrowerType: report.byBorrowerType,
  quality: report.quality,
  poor: report.poor,
  annex: report.annex,
};

type Path = readonly string[];

/** The paths of all numbers in a value, and of those that it has none for. */
function numbersIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === "number" || typeof value === "bigint" || value === null) return [path];
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, one]) => numbersIn(one, [...path, key]));
}

/** A value in which the number at a path is another. */
function changedAt(value: unknown, [key, ...rest]: Path): unknown {
  if (typeof value === "bigint") return value + 1n;
  if (typeof value === "number" || value === null) return (value ?? 0) + 1;
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? changedAt(one, rest) : one));
  return Object.fromEntries(
    Object.entries(value as object).map(([own, one]) => [own, own === key ? changedAt(one, rest) : one]),
  );
}

test("a figure that is changed alone is told, and it alone; others are parts of the goal or follow from those told", () => {
  const told = printedFigures(compared, true);
  const untold = new Set<string>();
  const toldBy = new Map<string, number>();
  for (const path of numbersIn(compared)) {
    const changed = changedFigures(told, printedFigures(changedAt(compared, path) as PrintedParts, true));
    const place = path.map((key) => (/^\d+$/.test(key) ? "*" : key)).join(".");
    if (changed.length === 0) untold.add(place);
    for (const { key } of changed) toldBy.set(key, (toldBy.get(key) ?? 0) + 1);
    expect(changed.length, path.join(".")).toBeLessThanOrEqual(1);
  }

  expect([...untold].sort()).toEqual([
    ...["byCounty.*.goalFen", "byCounty.*.nonPerforming.loanCount", "byCounty.*.nonPerformingPercent"],
    ...["byCounty.*.overdue.loanCount", "byCounty.*.overduePercent", "byCounty.*.percentOfGoal"],
    ...["poor.percentOfDisbursed", "quality.nonPerformingPercent", "quality.overduePercent"],
  ]);
  expect([...told.keys()].filter((key) => !toldBy.has(key))).toEqual([]);
});

test("with what follows from other figures every printed number is told; the others are set by people, or printed nowhere", () => {
  const foretold = {
    ...report.outlook,
    forecast: {
      ...{
        state: "ready" as const,
        method: "weighed-ways" as const,
        endFen: 9n,
        lowFen: 8n,
        highFen: 10n,
        months: [],
      },
      ...{ backTest: { origins: 3, meanAbsoluteErrorPercent: 12.5 }, reachesGoalIn: null },
    },
  };
  const counts = { members: 9, membersWithLoan: 4, poorMembers: 3, poorMembersWithLoan: 1 };
  const whole: PrintedParts = {
    ...compared,
    monthOnMonthPercent: report.monthOnMonthPercent,
    yearOnYearPercent: report.yearOnYearPercent,
    averagePerHouseholdFen: report.averagePerHouseholdFen,
    pace: report.pace,
    outlook: foretold,
    associations: report.associations,
    coverage: {
      programme: counts,
      poor: { households: 5, householdsWithLoan: 2 },
      byCounty: [{ code: "341102", ...counts }],
    },
  };
  const told = printedFigures(whole, true, true);
  const untold = new Set<string>();
  for (const path of numbersIn(whole)) {
    if (path.at(-1) === "reachesGoalIn") continue;
    const changed = changedFigures(told, printedFigures(changedAt(whole, path) as PrintedParts, true, true));
    if (changed.length === 0) untold.add(path.map((key) => (/^\d+$/.test(key) ? "*" : key)).join("."));
  }

  expect([...untold].sort()).toEqual([
    ...["associations.total", "associations.unconfirmed", "associations.withoutLoanCount"],
    ...["byCounty.*.goalFen", "byCounty.*.nonPerforming.loanCount", "byCounty.*.overdue.loanCount"],
    ...["outlook.countedByMonth.*.fen", "outlook.forecast.backTest.origins", "outlook.plan.*.planFen"],
    ...["outlook.plannedFen", "pace.remainingMonths", "pace.timeElapsedPercent"],
  ]);
});

test("a figure that is new or gone is told against nothing, and a place against none", () => {
  const told = new Map([["a", { name: "甲", loanCount: 1, fen: 5n }]]);
  const now = new Map([["b", { name: "乙", place: 2 }]]);

  expect(changedFigures(told, now)).toEqual([
    { key: "a", name: "甲", before: { loanCount: 1, fen: 5n }, after: { loanCount: 0, fen: 0n } },
    { key: "b", name: "乙", before: { place: null }, after: { place: 2 } },
  ]);
});

test("of many causes those are told that changed the most loans", () => {
  const causes = [1, 5, 3, 9, 7, 2, 8].map((loanCount) => ({ kind: "changed" as const, loanCount }));
  const counts = weightiest(causes).map(({ loanCount }) => loanCount);
  expect(counts).toEqual([9, 8, 7, 5, 3, 2, 1].slice(0, counts.length));
});
