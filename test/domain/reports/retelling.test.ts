import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { type LoanFacts, outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import { contributionsOf } from "#shared/domain/reports/retelling/contributions.ts";
import { printedFigures } from "#shared/domain/reports/retelling/printed-figures.ts";
import { addRetold, retoldFigures, startRetelling } from "#shared/domain/reports/retelling/retelling.ts";
import { settingChanges, settingSentence } from "#shared/domain/reports/retelling/setting-changes.ts";
import { anyFacts } from "#test/support/loans.ts";
import { reportOf } from "#test/support/report-document.ts";

const frame = { asOf: "2016-06-30", firstOn: defaultProgramme.firstOn, lastOn: defaultProgramme.lastOn };

describe("what a loan adds to the figures of a report", () => {
  test("comes, over all loans, to what the report prints", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 20 }), (loans) => {
        const sums = new Map<string, { loanCount: number; fen: bigint }>();
        for (const facts of loans) {
          for (const [key, fen] of contributionsOf(facts, frame)) {
            const sum = sums.get(key) ?? { loanCount: 0, fen: 0n };
            sums.set(key, { loanCount: sum.loanCount + 1, fen: sum.fen + fen });
          }
        }
        for (const [key, figure] of printedFigures(reportOf(loans), true)) {
          if (figure.place !== undefined || key.endsWith("/其他")) continue;
          const sum = sums.get(key) ?? { loanCount: 0, fen: 0n };
          expect([figure.loanCount ?? sum.loanCount, figure.fen], key).toEqual([sum.loanCount, sum.fen]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("a month told anew", () => {
  const retell = (told: readonly LoanFacts[], now: readonly LoanFacts[]) => {
    const retelling = startRetelling(defaultProgramme, "2016-06", 7);
    for (const facts of now) addRetold(retelling, [facts], []);
    return retoldFigures(retelling, reportOf(told));
  };

  test("from the same loans has nothing to correct, and from others exactly what differs", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 12 }), anyFacts, (loans, more) => {
        expect(retell(loans, loans)).toEqual([]);
        const keys = new Set(retell(loans, [...loans, more]).map(({ key }) => key));
        const counts = more.disbursedOn <= frame.asOf;
        expect(keys.has("before") || keys.has("cumulative")).toBe(counts);
        expect(keys.has("owed")).toBe(counts && outstandingFenOf(more) > 0n);
      }),
      { numRuns: 60 },
    );
  });
});

test("a changed goal, window, step or weight is told with before, after and its day", () => {
  const before = { ...defaultProgramme, goalSplitBy: "associations" as const };
  const changes = settingChanges(
    before,
    {
      ...before,
      goalFen: 50_000_000_000n,
      lastOn: "2020-05-31",
      tranches: [{ until: "2017-05-31", goalFen: 10_000_000_000n }],
      goalSplitBy: "weights",
    },
    (names) => (names.includes("goalFen") ? "2016-07-08" : null),
  );

  expect(changes.map(settingSentence)).toEqual([
    "总目标由3亿元调整为5亿元（2016年7月8日起）。",
    "合作期由2016年6月1日至2019年5月31日调整为2016年6月1日至2020年5月31日。",
    "分期目标由不分期调整为2017年5月31日前1亿元。",
    "目标分解办法由按农技协数调整为按设定的权重。",
  ]);
  expect(settingChanges(before, before, () => null)).toEqual([]);
});
