import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { namesWithoutLoanMax } from "#shared/domain/reports/association-figures.ts";
import { reportRemarks } from "#shared/domain/reports/report-remarks.ts";
import { anyFacts, loanFacts } from "#test/support/loans.ts";
import { monthFigures } from "#test/support/month-figures.ts";

const programme = { ...defaultProgramme, firstOn: "2016-05-10", lastOn: "2016-07-20" };
const associations = ["assoc-1", "assoc-2", "assoc-9"].map((associationId) => ({
  associationId,
  name: `协会 ${associationId}`,
  countyCode: "341102",
  confirmed: associationId !== "assoc-9",
}));
const anyMonth = fc.constantFrom("2016-04", "2016-05", "2016-06", "2016-07", "2016-08");
const fen = (loans: readonly LoanFacts[]) => loans.reduce((sum, { amountFen }) => sum + amountFen, 0n);
const households = (loans: readonly LoanFacts[]) =>
  new Set(loans.flatMap((facts) => facts.borrowerIdHash ?? facts.borrowerName ?? [])).size;
const lent = (loans: readonly LoanFacts[]) => ({ loanCount: loans.length, disbursedFen: fen(loans) });

describe("the figures of a month", () => {
  test("are what a naive count gives, and every table adds up to its total", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 40 }), anyMonth, (loans, month) => {
        const found = monthFigures(programme, associations, loans, month);
        const until = loans.filter(({ disbursedOn }) => disbursedOn <= `${month}-31`);
        const inMonth = until.filter(({ disbursedOn }) => disbursedOn.startsWith(month));
        const inWindow = until.filter(
          ({ disbursedOn }) => disbursedOn >= "2016-05-10" && disbursedOn <= "2016-07-20",
        );

        expect(found.thisMonth).toMatchObject({ ...lent(inMonth), households: households(inMonth) });
        expect(found.thisMonth.renewal).toEqual(lent(inMonth.filter(({ renewal }) => renewal)));
        expect(found.thisMonth.newMoney).toEqual(lent(inMonth.filter(({ renewal }) => !renewal)));
        expect(found.cumulative).toMatchObject({ ...lent(inWindow), households: households(inWindow) });
        expect(found.cumulative.newMoney).toEqual(lent(inWindow.filter(({ renewal }) => !renewal)));
        expect(found.beforeWindow).toEqual(
          lent(until.filter(({ disbursedOn }) => disbursedOn < "2016-05-10")),
        );
        expect(found.afterWindow).toEqual(
          lent(until.filter(({ disbursedOn }) => disbursedOn > "2016-07-20")),
        );
        expect(found.poor.cumulative).toMatchObject(lent(inWindow.filter((one) => one.poorHousehold)));
        expect(found.byMonth.map(({ disbursedFen }) => disbursedFen).reduce((a, b) => a + b, 0n)).toBe(
          fen(until),
        );

        for (const lines of [found.byCounty, found.byBorrowerType]) {
          const sum = (of: (line: (typeof lines)[number]) => bigint) =>
            [...lines].reduce((total, line) => total + of(line), 0n);
          expect(sum((line) => line.month.disbursedFen)).toBe(found.thisMonth.disbursedFen);
          expect(sum((line) => line.cumulative.disbursedFen)).toBe(found.cumulative.disbursedFen);
          expect(sum((line) => line.outstandingFen)).toBe(found.outstanding.outstandingFen);
          expect(sum((line) => BigInt(line.cumulative.loanCount))).toBe(BigInt(found.cumulative.loanCount));
        }
        const classes = [...found.quality.byClass, found.quality.unclassified];
        expect(classes.reduce((total, { outstandingFen }) => total + outstandingFen, 0n)).toBe(
          found.outstanding.outstandingFen,
        );
        const bad = found.quality.byClass.slice(2).reduce((total, { loanCount }) => total + loanCount, 0);
        expect(found.quality.nonPerforming.loanCount).toBe(bad);
        const covered = new Set(inWindow.map(({ associationId }) => associationId));
        expect(found.associations.covered).toBe(
          associations.filter(({ associationId }) => covered.has(associationId)).length,
        );
      }),
    );
  });

  test("do not depend on the order of the loans", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 12 }), anyMonth, (loans, month) => {
        expect(monthFigures(programme, associations, [...loans].reverse(), month)).toEqual(
          monthFigures(programme, associations, loans, month),
        );
      }),
    );
  });

  test("of a month without any loan are zero, with dashes for what a zero base cannot tell", () => {
    const found = monthFigures(defaultProgramme, associations, [], "2016-06");
    expect(found).toMatchObject({
      asOf: "2016-06-30",
      thisMonth: { loanCount: 0, households: 0, disbursedFen: 0n },
      monthOnMonthPercent: null,
      yearOnYearPercent: null,
      averagePerHouseholdFen: 0n,
      pace: { percentOfGoal: 0, timeElapsedPercent: 2.74, remainingMonths: 35 },
      associations: { total: 3, covered: 0, unconfirmed: 1, withoutLoanCount: 3 },
      quality: { overduePercent: 0, nonPerformingPercent: 0 },
      dataOn: null,
    });
    expect(found.byCounty.map(({ rank, rankBefore }) => [rank, rankBefore])).toEqual(
      Array(8).fill([null, null]),
    );
  });

  test("compare with the month before and with the same month a year ago", () => {
    const loans = [
      loanFacts({ disbursedOn: "2016-07-31", amountFen: 100n }),
      loanFacts({ disbursedOn: "2017-06-30", amountFen: 400n }),
      loanFacts({ disbursedOn: "2017-07-01", amountFen: 300n }),
      loanFacts({ disbursedOn: "2017-08-01", amountFen: 999n }),
    ];
    expect(monthFigures(defaultProgramme, [], loans, "2017-07")).toMatchObject({
      previousMonth: { loanCount: 1, disbursedFen: 400n },
      monthOnMonthPercent: -25,
      sameMonthLastYear: { loanCount: 1, disbursedFen: 100n },
      yearOnYearPercent: 200,
    });
  });

  test("rank the counties by what of their part of the goal is reached, now and a month ago, equals equally (F19)", () => {
    const of = (countyCode: string, disbursedOn: string, amountFen: bigint) =>
      loanFacts({ countyCode, disbursedOn, amountFen });
    const loans = [
      of("341102", "2016-06-10", 50_000_000n),
      of("341103", "2016-06-10", 50_000_000n),
      of("341122", "2016-06-10", 10_000_000n),
      of("341122", "2016-07-01", 90_000_000n),
      of("341181", "2016-07-05", 60_000_000n),
      of("341171", "2016-07-10", 900_000_000n),
    ];
    const weights: Record<string, number> = { "341122": 10, "341182": 0 };
    const counties = defaultProgramme.counties.map((one) => ({ ...one, goalWeight: weights[one.code] ?? 1 }));
    const { byCounty } = monthFigures({ ...defaultProgramme, counties }, [], loans, "2016-07");
    expect(
      Object.fromEntries(byCounty.map(({ code, rank, rankBefore }) => [code, [rank, rankBefore]])),
    ).toEqual({
      "341102": [2, 1],
      "341103": [2, 1],
      "341122": [4, 3],
      "341124": [null, null],
      "341125": [null, null],
      "341126": [null, null],
      "341171": [null, null],
      "341181": [1, null],
      "341182": [null, null],
    });
  });

  test("in the month of reaching the goal say so, and after the window's end count no further", () => {
    const loans = [
      loanFacts({ disbursedOn: "2018-01-31", amountFen: 30_000_000_000n }),
      loanFacts({ disbursedOn: "2019-06-01", amountFen: 700n }),
    ];
    const reached = monthFigures(defaultProgramme, [], loans, "2018-01");
    expect(reached.pace).toMatchObject({ percentOfGoal: 100, remainingFen: 0n, requiredPerMonthFen: 0n });
    expect(reportRemarks({ ...reached, programme: defaultProgramme })[0]).toContain("已完成目标任务");
    expect(monthFigures(defaultProgramme, [], loans, "2017-12").pace.percentOfGoal).toBe(0);

    const after = monthFigures(defaultProgramme, [], loans, "2019-06");
    expect(after.cumulative.disbursedFen).toBe(30_000_000_000n);
    expect(after.afterWindow).toEqual({ loanCount: 1, disbursedFen: 700n });
    expect(after.pace).toMatchObject({ timeElapsedPercent: 100, remainingMonths: 0 });
    expect(after.pace.requiredPerMonthFen).toBeUndefined();
  });

  test("name the associations without a loan, but not endlessly", () => {
    const many = Array.from({ length: namesWithoutLoanMax + 5 }, (_, index) => ({
      associationId: `a${index}`,
      name: `协会${index}`,
      countyCode: "341102",
      confirmed: true,
    }));
    const { associations: found } = monthFigures(
      defaultProgramme,
      many,
      [loanFacts({ associationId: "a3" })],
      "2016-06",
    );
    expect(found).toMatchObject({ total: 305, covered: 1, coveredThisMonth: 1, withoutLoanCount: 304 });
    expect(found.withoutLoan).toHaveLength(namesWithoutLoanMax);
    expect(found.withoutLoan.map(({ name }) => name)).not.toContain("协会3");
  });
});

describe("the remarks of a report", () => {
  test("name what is wrong, weightiest first, and are never more than three nor none", () => {
    const loans = [
      loanFacts({ status: "overdue", classification: "substandard", outstandingFen: 1_000_000n }),
      loanFacts({ countyCode: "341103", renewal: true, amountFen: 90_000_000n }),
    ];
    const remarks = reportRemarks({
      ...monthFigures(defaultProgramme, associations, loans, "2016-06"),
      programme: defaultProgramme,
    });
    expect(remarks).toHaveLength(3);
    expect(remarks[0]).toContain("慢于序时进度2.42个百分点");
    expect(remarks[1]).toContain("逾期贷款1笔、1.00万元");
    expect(remarks[2]).toContain("6个：来安县、全椒县、定远县、凤阳县、天长市、明光市");

    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 10 }), anyMonth, (any, month) => {
        const { length } = reportRemarks({
          ...monthFigures(programme, associations, any, month),
          programme,
        });
        expect(length >= 1 && length <= 3).toBe(true);
      }),
    );
  });
});
