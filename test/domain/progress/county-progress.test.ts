import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { dayFromNumber, dayNumber } from "#shared/domain/base/day.ts";
import { groupsOf, unattributed } from "#shared/domain/ledger/attribution.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import {
  addLoanChange,
  addMeasures,
  measureNames,
  type TotalsDelta,
  zeroMeasures,
} from "#shared/domain/ledger/totals.ts";
import { countyProgramme } from "#shared/domain/programme/county-programme.ts";
import { stepsOf } from "#shared/domain/programme/plan.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { cellOf, isCell } from "#shared/domain/progress/cell.ts";
import { progressOf } from "#shared/domain/progress/progress.ts";
import { anyFacts } from "#test/support/loans.ts";

const tranches = [
  { until: "2016-12-31", goalFen: 7_000_000_001n },
  { until: "2017-12-31", goalFen: 19_999_999_999n },
];
const codes = defaultProgramme.counties.map(({ code }) => code);
const associations = fc.array(
  fc.record({
    associationId: fc.uuid(),
    name: fc.constant("花生协会"),
    countyCode: fc.constantFrom(...codes),
    aliases: fc.constant([]),
    confirmed: fc.boolean(),
  }),
  { maxLength: 12 },
);
const weights = fc.option(fc.array(fc.nat(9), { minLength: codes.length, maxLength: codes.length }));
const loan = fc.oneof(
  anyFacts,
  anyFacts.map(({ countyCode: _, ...facts }) => facts),
);
const someDay = fc.integer({ min: dayNumber("2016-05-01"), max: dayNumber("2019-06-30") }).map(dayFromNumber);

test("the counties' progress, with that of no county, adds up to the programme's, goal and all", () => {
  fc.assert(
    fc.property(
      fc.array(loan, { maxLength: 30 }),
      associations,
      weights,
      someDay,
      (loans, listed, given, asOf) => {
        const programme: Programme = {
          ...defaultProgramme,
          tranches,
          counties: defaultProgramme.counties.map((county, index) =>
            given === null || given.every((weight) => weight === 0)
              ? county
              : { ...county, goalWeight: given[index] ?? 0 },
          ),
        };
        const whole = progressAt(programme, loans, asOf);
        const others = new Set(loans.map((facts) => groupsOf(facts).countyCode));
        const parts = [...new Set([...codes, ...others, unattributed])].map((code) =>
          progressAt(
            countyProgramme(programme, listed, code),
            loans.filter((facts) => groupsOf(facts).countyCode === code),
            asOf,
          ),
        );

        const sum = parts.reduce((all, part) => addMeasures(all, part), zeroMeasures());
        for (const name of measureNames) expect(sum[name], name).toBe(whole[name]);
        const sumOf = (of: (part: (typeof parts)[number]) => bigint) =>
          parts.reduce((all, part) => all + of(part), 0n);
        expect(sumOf(({ goalFen }) => goalFen)).toBe(whole.goalFen);
        expect(sumOf(({ countedFen }) => countedFen)).toBe(whole.countedFen);
        const lost = whole.plannedFen - sumOf(({ plannedFen }) => plannedFen);
        expect(lost >= -BigInt(parts.length) && lost <= BigInt(2 * parts.length)).toBe(true);
      },
    ),
  );
});

test("a county's steps rise to its part of the goal, and a code of no county has no part", () => {
  const programme = { ...defaultProgramme, tranches };
  for (const code of codes) {
    const steps = stepsOf(countyProgramme(programme, [], code)).map(({ goalFen }) => goalFen);
    expect(steps).toHaveLength(3);
    expect(steps.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(steps);
  }
  const none = countyProgramme(programme, [], "none");
  expect([none.goalFen, none.counties]).toEqual([0n, []]);
  expect(progressAt(none, [], "2017-01-01")).toMatchObject({
    percentOfGoal: 0,
    aheadOfPacePercent: 0,
    colour: { level: "none", reason: "没有分解到目标" },
  });
});

function progressAt(programme: Programme, loans: readonly LoanFacts[], asOf: string) {
  const totals: TotalsDelta = new Map();
  for (const facts of loans) addLoanChange(totals, "i1", undefined, facts);
  const cells = [...totals]
    .map(([key, measures]) => ({ key, measures }))
    .filter(isCell)
    .map(cellOf);
  return progressOf(programme, cells, { months: [], loans: [] }, { asOf, today: "2026-01-01" });
}
