import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { type LoanFacts, outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import type { ReportEdition } from "#shared/domain/reports/report-edition.ts";
import { contributionsOf } from "#shared/domain/reports/retelling/contributions.ts";
import { printedFigures } from "#shared/domain/reports/retelling/printed-figures.ts";
import {
  addRetold,
  retoldAssociations,
  retoldFigures,
  startRetelling,
} from "#shared/domain/reports/retelling/retelling.ts";
import { settingChanges, settingSentence } from "#shared/domain/reports/retelling/setting-changes.ts";
import { anyFacts, loanFacts } from "#test/support/loans.ts";
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

describe("what follows from other figures", () => {
  const printed = (loans: readonly LoanFacts[]) => printedFigures(reportOf(loans), true, true);
  const same = { loanCount: 0, households: 0, fen: 0n, place: null, text: null };
  const value = (figure: object | undefined) =>
    JSON.stringify({ ...same, ...figure, name: "" }, (_, one) => (typeof one === "bigint" ? `${one}` : one));

  test("is corrected too: whatever figure of a report is another by other loans is in the list, and no other", () => {
    fc.assert(
      fc.property(
        fc.array(anyFacts, { maxLength: 12 }),
        fc.array(anyFacts, { maxLength: 12 }),
        (told, now) => {
          const retelling = startRetelling(defaultProgramme, "2016-06", 9);
          for (const facts of now) addRetold(retelling, [facts], []);
          const beside = { associations: reportOf(now).associations };
          const listed = retoldFigures(retelling, reportOf(told), beside);
          const [was, is] = [printed(told), printed(now)];
          const differ = [...new Set([...was.keys(), ...is.keys()])].filter(
            (key) => value(was.get(key)) !== value(is.get(key)),
          );
          expect(listed.map(({ key }) => key).sort()).toEqual(differ.sort());
          for (const { key, before, after } of listed) {
            expect([value(before), value(after)], key).toEqual([value(was.get(key)), value(is.get(key))]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("is withheld where its report withheld it, and not corrected by editions up to the eighth", () => {
    const loan = loanFacts({ amountFen: 3_000_000n, outstandingFen: 3_000_000n });
    const retelling = startRetelling(defaultProgramme, "2016-06", 8);
    addRetold(retelling, [loan], []);
    const keysOf = (withholds: boolean, beside: object | undefined) =>
      retoldFigures(retelling, { ...reportOf([]), withholds }, beside).map(({ key }) => key);
    expect(keysOf(false, {})).toEqual(expect.arrayContaining(["goal", "pace/remaining", "average"]));
    expect(keysOf(true, {}).filter((key) => /^(pace|compare|outlook)/.test(key))).toEqual([]);
    expect(keysOf(false, undefined)).not.toContain("goal");
  });
});

describe("a month told anew in which a loan was corrected", () => {
  const told = [loanFacts({ amountFen: 3_000_000n, outstandingFen: 3_000_000n })];
  const [was, is] = [
    told[0] ?? loanFacts(),
    loanFacts({ amountFen: 4_000_000n, outstandingFen: 1_000_000n }),
  ];
  const late = loanFacts({ amountFen: 500_000n, outstandingFen: 500_000n });
  const retell = (edition: ReportEdition) => {
    const retelling = startRetelling(defaultProgramme, "2016-06", edition);
    addRetold(retelling, [was, is], [{ importId: "i-1", kind: "changed" }]);
    addRetold(retelling, [undefined, late], [{ importId: "i-1", kind: "opened" }]);
    return retelling;
  };
  const linesOf = (edition: ReportEdition) =>
    retoldAssociations(retell(edition), (id) => `农技协${id}`).map(({ name, before, after }) => [
      name,
      before,
      after,
    ]);

  test("tells of its association how many loans there were, and what was owed", () => {
    expect(linesOf(8)).toEqual([
      ["农技协assoc-1本月发放", { loanCount: 1, fen: 3_000_000n }, { loanCount: 2, fen: 4_500_000n }],
      ["农技协assoc-1累计发放", { loanCount: 1, fen: 3_000_000n }, { loanCount: 2, fen: 4_500_000n }],
      ["农技协assoc-1余额", { fen: 3_000_000n }, { fen: 1_500_000n }],
    ]);
  });

  test("tells of balances only in an edition that corrected them", () => {
    expect(linesOf(6).map(([name]) => name)).toEqual(["农技协assoc-1本月发放", "农技协assoc-1累计发放"]);
    const keysOf = (edition: ReportEdition) =>
      retoldFigures(retell(edition), reportOf(told)).map(({ key }) => key);
    expect(keysOf(6).filter((key) => key.endsWith("owed"))).toEqual([]);
    expect(keysOf(8).filter((key) => key.endsWith("owed"))).toEqual([
      "type/member/owed",
      "county/341102/owed",
      "owed",
    ]);
  });

  test("tells of places only where its report printed them", () => {
    const none = reportOf([]);
    const placesOf = (withholds: boolean) =>
      retoldFigures(retell(8), { ...none, withholds })
        .map(({ key }) => key)
        .filter((key) => key.endsWith("/place"));
    expect(placesOf(false)).toEqual(["county/341102/place"]);
    expect(placesOf(true)).toEqual([]);
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
