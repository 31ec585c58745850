import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { addDays, dayFromNumber, dayNumber } from "#shared/domain/base/day.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { addLoanChange, type TotalsDelta, zeroMeasures } from "#shared/domain/ledger/totals.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { cellOf, cellPrefix } from "#shared/domain/progress/cell.ts";
import { cutMonths } from "#shared/domain/progress/parts.ts";
import { type Progress, progressMonthsMax, progressOf } from "#shared/domain/progress/progress.ts";
import { anyFacts, loanFacts } from "#test/support/loans.ts";

/** The progress as a use case makes it: cells from the totals, loans only of the months that are cut. */
function progress(
  programme: Programme,
  loans: readonly LoanFacts[],
  asOf: string,
  today = "9999-12-31",
): Progress {
  const totals: TotalsDelta = new Map();
  for (const facts of loans) addLoanChange(totals, "i1", undefined, facts);
  const cells = [...totals]
    .filter(([key]) => key.startsWith(cellPrefix))
    .map(([key, measures]) => cellOf({ key, measures }));
  const months = cutMonths(programme, asOf, today);
  const cut = { months, loans: loans.filter(({ disbursedOn }) => months.includes(disbursedOn.slice(0, 7))) };
  return progressOf(programme, cells, cut, { asOf, today });
}

const spring = dayNumber("2016-04-01");
const someDay = fc.integer({ min: spring, max: spring + 150 }).map(dayFromNumber);
const window = fc
  .tuple(someDay, fc.nat(120))
  .map(([firstOn, days]) => ({ ...defaultProgramme, firstOn, lastOn: addDays(firstOn, days) }));
const fen = (loans: readonly LoanFacts[]) => loans.reduce((sum, { amountFen }) => sum + amountFen, 0n);

test("on any day, in any window, every line is what a naive count of the loans up to that day gives", () => {
  fc.assert(
    fc.property(fc.array(anyFacts, { maxLength: 30 }), window, someDay, (loans, programme, asOf) => {
      const found = progress(programme, loans, asOf);
      const until = loans.filter(({ disbursedOn }) => disbursedOn <= asOf);
      const counted = until.filter(
        ({ disbursedOn }) => disbursedOn >= programme.firstOn && disbursedOn <= programme.lastOn,
      );
      expect(found.loanCount).toBe(BigInt(until.length));
      expect(found.disbursedFen).toBe(fen(until));
      expect(found.countedFen).toBe(fen(counted));
      expect(found.poorCount).toBe(BigInt(until.filter((facts) => facts.poorHousehold).length));
      for (const { code, disbursedFen } of found.byCounty) {
        expect(disbursedFen).toBe(fen(until.filter((facts) => groupsOf(facts).countyCode === code)));
      }
      for (const { type, disbursedFen } of found.byBorrowerType) {
        expect(disbursedFen).toBe(fen(until.filter((facts) => groupsOf(facts).borrowerType === type)));
      }
      for (const { month, disbursedFen, cumulativeFen } of found.byMonth) {
        expect(disbursedFen).toBe(fen(until.filter((one) => one.disbursedOn.startsWith(month))));
        expect(cumulativeFen).toBe(fen(until.filter((one) => one.disbursedOn.slice(0, 7) <= month)));
      }
      for (const lines of [found.byCounty, found.byBorrowerType, found.byMonth]) {
        expect(lines.reduce((sum, line) => sum + line.disbursedFen, 0n)).toBe(found.disbursedFen);
        expect(lines.reduce((sum, line) => sum + line.loanCount, 0n)).toBe(found.loanCount);
      }
    }),
  );
});

test("a new programme shows every county and type at zero, and no month", () => {
  const found = progress(defaultProgramme, [], "2016-06-15");
  expect(found).toMatchObject({ loanCount: 0n, percentOfGoal: 0, byMonth: [], remainingMonths: 35 });
  expect(found.byCounty.map(({ name }) => name)).toEqual(defaultProgramme.counties.map(({ name }) => name));
  expect(found.byBorrowerType.map(({ name }) => name)).toEqual(["农技协", "会员", "小微企业"]);
});

test("counties rank by what counts, equal amounts equally, and also by what counted through the month before", () => {
  const lend = (countyCode: string, disbursedOn: string, amountFen: bigint) =>
    loanFacts({ countyCode, disbursedOn, amountFen });
  const loans = [
    lend("341102", "2016-05-31", 900n),
    lend("341102", "2016-06-30", 10n),
    lend("341103", "2016-06-30", 20n),
    lend("341122", "2016-07-01", 20n),
    lend("341124", "2016-07-31", 30n),
    lend("341171", "2016-07-31", 99n),
    lend("341102", "2016-08-01", 99n),
  ];
  const places = (asOf: string) =>
    progress(defaultProgramme, loans, asOf).byCounty.map(({ code, rank, rankBefore, monthFen }) => [
      code,
      rank,
      rankBefore,
      monthFen,
    ]);
  expect(places("2016-07-31")).toEqual([
    ["341102", 4, 2, 0n],
    ["341103", 2, 1, 0n],
    ["341122", 2, 3, 20n],
    ["341124", 1, 3, 30n],
    ["341125", 5, 3, 0n],
    ["341126", 5, 3, 0n],
    ["341181", 5, 3, 0n],
    ["341182", 5, 3, 0n],
    ["341171", null, null, 99n],
  ]);
  expect(places("2016-06-30").slice(0, 2)).toEqual([
    ["341102", 2, null, 10n],
    ["341103", 1, null, 20n],
  ]);
  expect(places("2016-07-30").slice(2, 4)).toEqual([
    ["341122", 1, 3, 20n],
    ["341124", 4, 3, 0n],
  ]);
});

test("of one county alone the rank is the first", () => {
  const programme = { ...defaultProgramme, counties: defaultProgramme.counties.slice(0, 1) };
  expect(progress(programme, [loanFacts()], "2016-07-31").byCounty).toMatchObject([
    { rank: 1, rankBefore: 1 },
  ]);
  expect(progress(programme, [], "2016-07-31").byCounty).toMatchObject([{ rank: 1, rankBefore: null }]);
});

test("the present speed is the mean of the last three complete months, of fewer when there are no more", () => {
  const loans = ["2016-06-30", "2016-07-31", "2016-08-31", "2016-09-30"].map((disbursedOn, index) =>
    loanFacts({ disbursedOn, amountFen: 10n ** BigInt(index + 1) }),
  );
  const speed = (asOf: string, today = "9999-12-31") =>
    progress(defaultProgramme, loans, asOf, today).recentPerMonthFen;
  expect(speed("2016-06-29")).toBeUndefined();
  expect(speed("2016-06-30")).toBe(10n);
  expect(speed("2016-07-31")).toBe(55n);
  expect(speed("2016-09-29")).toBe(370n);
  expect(speed("2016-09-30")).toBe(3_700n);
  expect(speed("2016-10-31")).toBe(3_700n);
  expect(speed("2016-11-30")).toBe(3_667n);
  expect(speed("2018-12-31", "2016-09-15")).toBe(370n);
});

test("after the window the present speed is that of its last months", () => {
  const loans = ["2019-03-31", "2019-04-30", "2019-05-31"].map((disbursedOn) => loanFacts({ disbursedOn }));
  expect(progress(defaultProgramme, loans, "2019-09-30").recentPerMonthFen).toBe(5_000_000n);
});

test("the counting bases are of the window's loans: all, without renewals, what is owed, and the lines of those that state one", () => {
  const loans = [
    loanFacts({ amountFen: 300n, outstandingFen: 100n }),
    loanFacts({ amountFen: 200n, renewal: true }),
    loanFacts({ amountFen: 900n, disbursedOn: "2016-05-31" }),
  ];
  const basesOf = (facts: LoanFacts[]) =>
    progress({ ...defaultProgramme, goalFen: 1_000n }, facts, "2016-07-31").calibers;
  const lined = [...loans, loanFacts({ amountFen: 1n, creditLineFen: 250n, outstandingFen: 0n })];
  const outside = [...loans, loanFacts({ creditLineFen: 250n, disbursedOn: "2016-05-31" })];
  const name = "授信额度（按借据所载）";
  expect(basesOf(lined).at(-1)).toEqual({ key: "creditLine", name, fen: 250n, percentOfGoal: 25 });
  expect(basesOf(outside).at(-1)).toEqual({ key: "creditLine", name });
  expect(basesOf(loans)).toEqual([
    { key: "disbursed", name: "累计发放", fen: 500n, percentOfGoal: 50 },
    { key: "newMoney", name: "累计新增（不含续贷）", fen: 300n, percentOfGoal: 30 },
    { key: "outstanding", name: "期内贷款余额", fen: 300n, percentOfGoal: 30 },
    { key: "creditLine", name },
  ]);
});

test("plan, forecast and colour are those of the day", () => {
  const loans = ["06", "07", "08", "09", "10", "11"].map((month) =>
    loanFacts({ disbursedOn: `2016-${month}-15`, amountFen: 400_000_000n }),
  );
  const found = progress(defaultProgramme, loans, "2016-11-30", "2016-12-05");
  expect(found).toMatchObject({
    plannedFen: 5_013_698_630n,
    forecast: { state: "ready", endFen: 14_400_000_000n },
    colour: { level: "yellow", reason: "比计划落后 8.71 个百分点" },
  });
  expect(found.plan).toHaveLength(36);
  const early = [...loans, loanFacts({ disbursedOn: "2016-05-31" })];
  expect(progress(defaultProgramme, early, "2016-11-30", "2016-12-05").forecast).toEqual(found.forecast);
});

test("a cell that loans have left counts as no loan in its month", () => {
  const cell = (month: string, disbursedFen: bigint) => ({
    month,
    countyCode: "341102",
    borrowerType: "member" as const,
    measures: { ...zeroMeasures(), loanCount: disbursedFen > 0n ? 1n : 0n, disbursedFen },
  });
  const cells = [cell("2016-06", 100n), cell("2016-07", 0n)];
  const days = { asOf: "2016-07-31", today: "2016-07-31" };
  const found = progressOf(defaultProgramme, cells, { months: [], loans: [] }, days);
  expect(found.recentPerMonthFen).toBe(100n);
});

test("months without loans between two that have some are shown at zero, and codes of no county come last", () => {
  const loans = [
    loanFacts({ disbursedOn: "2016-09-30", countyCode: "341171" }),
    loanFacts({ disbursedOn: "2016-06-01" }),
  ];
  const { byMonth, byCounty } = progress(defaultProgramme, loans, "2016-12-31");
  expect(byMonth.map(({ month, loanCount, cumulativeFen }) => [month, loanCount, cumulativeFen])).toEqual([
    ["2016-06", 1n, 5_000_000n],
    ["2016-07", 0n, 5_000_000n],
    ["2016-08", 0n, 5_000_000n],
    ["2016-09", 1n, 10_000_000n],
  ]);
  expect(byCounty.at(-1)).toMatchObject({ code: "341171", name: "341171", loanCount: 1n });
  expect(byCounty).toHaveLength(9);
});

test("of a history longer than anyone can look at, the latest months are shown, cumulated from the beginning", () => {
  const loans = [loanFacts({ disbursedOn: "0016-06-01" }), loanFacts()];
  const { byMonth } = progress(defaultProgramme, loans, "2016-12-31");
  expect(byMonth).toHaveLength(progressMonthsMax);
  expect(byMonth[0]).toMatchObject({ loanCount: 0n, cumulativeFen: 5_000_000n });
  expect(byMonth.at(-1)).toMatchObject({ month: "2016-06", cumulativeFen: 10_000_000n });
});

test.each([
  ["a day inside a month", "2016-06-15", "2016-08-01", ["2016-06"]],
  ["the last day of a month", "2016-06-30", "2016-08-01", []],
  ["today", "2016-06-15", "2016-06-15", []],
  ["a day to come", "2016-06-20", "2016-06-15", []],
])("%s cuts the months %s", (_, asOf, today, months) => {
  expect(cutMonths(defaultProgramme, asOf, today)).toEqual(months);
});

test("a window of whole months counts its first and its last month, and not their neighbours", () => {
  const programme = { ...defaultProgramme, firstOn: "2016-06-01", lastOn: "2016-08-31" };
  const days = ["2016-05-31", "2016-06-01", "2016-07-15", "2016-08-31", "2016-09-01"];
  const loans = days.map((disbursedOn, index) => loanFacts({ disbursedOn, amountFen: 10n ** BigInt(index) }));
  expect(progress(programme, loans, "2016-12-31")).toMatchObject({
    countedFen: 1_110n,
    disbursedFen: 11_111n,
  });
});

test("a window that begins and ends inside months cuts them", () => {
  const programme = { firstOn: "2016-06-15", lastOn: "2019-06-14" };
  expect(cutMonths(programme, "2016-07-31", "2030-01-01")).toEqual(["2016-06"]);
  expect(cutMonths(programme, "2020-01-31", "2030-01-01")).toEqual(["2016-06", "2019-06"]);
  expect(cutMonths(programme, "2016-05-31", "2030-01-01")).toEqual([]);
});
