import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { isQuarter, monthsOfQuarter, quarterOf, quarterText } from "#shared/domain/base/quarter.ts";
import type { Loan, LoanFacts } from "#shared/domain/ledger/loan.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { defaultAssessmentRules } from "#shared/domain/programme/assessment-rules.ts";
import { answersInTime } from "#shared/domain/reports/assessment/answers-in-time.ts";
import {
  type AnswersOwed,
  addToAssessment,
  startAssessment,
} from "#shared/domain/reports/assessment/assessment-tally.ts";
import { booksInTime } from "#shared/domain/reports/assessment/books-in-time.ts";
import { quarterCards } from "#shared/domain/reports/assessment/quarter-cards.ts";
import type { Scorecard } from "#shared/domain/reports/assessment/scorecard.ts";
import { correctionWith } from "#test/support/corrections.ts";
import { loanFacts } from "#test/support/postings.ts";

const branches = [
  { branchId: "east", name: "东支行", aliases: ["东门支行"] },
  { branchId: "west", name: "西支行", aliases: [] },
];
const window = { firstOn: "2015-07-01", lastOn: "2018-06-30" };
const programme = { ...defaultProgramme, ...window, bank: { ...defaultProgramme.bank, branches } };
const listed = (associationId: string, countyCode: string, confirmed = true) => ({
  ...{ associationId, name: `协会${associationId}`, countyCode, confirmed },
});
const associations = [listed("a1", "341102"), listed("a2", "341125"), listed("a3", "341125", false)];
const loan = (loanNo: string, facts: Partial<LoanFacts>): Loan => ({
  ...{ bankId: programme.bank.bankId, loanNo, version: 1, blockNos: [1], facts: loanFacts(facts) },
});
const loans = [
  loan("1", { amountFen: 300_000_000n, disbursedOn: "2016-07-05", branch: "东门支行" }),
  loan("2", { amountFen: 100_000_000n, disbursedOn: "2016-09-30", branch: "西支行", outstandingFen: 0n }),
  loan("3", { amountFen: 200_000_000n, disbursedOn: "2015-08-01", branch: "东支行", status: "overdue" }),
  loan("4", { amountFen: 7n, disbursedOn: "2016-10-01", branch: "东支行" }),
  loan("5", { amountFen: 9_000_000n, associationId: "a2", countyCode: "341125", disbursedOn: "2016-06-30" }),
];

function cardsOf(some: readonly Loan[], answers: [string, AnswersOwed][] = []): Scorecard[] {
  const tally = startAssessment(programme, "2016Q3", new Map(answers));
  for (const one of some) addToAssessment(tally, one);
  return quarterCards({
    ...{ programme, rules: defaultAssessmentRules, associations, tally },
    books: new Map(),
  });
}

function figuresOf(cards: readonly Scorecard[], id: string): Record<string, unknown> {
  const card = cards.find((one) => one.id === id);
  return Object.fromEntries(
    (card?.scores ?? []).map(({ measure, figures }) => [measure, figures && [figures.done, figures.of]]),
  );
}

describe("the cards of a quarter", () => {
  test("have what was lent by its end for each county, association and branch", () => {
    const cards = cardsOf(loans, [[loanKeyText(loans[0] ?? loan("", {})), { inTime: 1, owed: 2 }]]);

    expect(cards.filter(({ kind }) => kind !== "county").map(({ kind, id }) => [kind, id])).toEqual([
      ["association", "a1"],
      ["association", "a2"],
      ["branch", "psbc-chuzhou/east"],
      ["branch", "psbc-chuzhou/west"],
    ]);
    expect(figuresOf(cards, "341102")).toMatchObject({
      growth: [400_000_000n, 200_000_000n],
      overdue: [200_000_000n, 500_000_000n],
      nonPerforming: [0n, 500_000_000n],
      answers: [1n, 2n],
    });
    // Two confirmed associations in two counties share the goal; 458 of 1,096 days have passed.
    const due = (30_000_000_000n * 458n) / 1096n / 2n;
    expect(figuresOf(cards, "a1")["completion"]).toEqual([600_000_000n, due]);
    expect(figuresOf(cards, "psbc-chuzhou/east")).toMatchObject({
      growth: [300_000_000n, 200_000_000n],
      answers: [1n, 2n],
    });
    expect(figuresOf(cards, "psbc-chuzhou/west")).toMatchObject({
      overdue: [0n, 0n],
      growth: [100_000_000n, 0n],
    });
  });

  test("have no growth where the programme began within the quarter of the year before", () => {
    const tally = startAssessment(programme, "2016Q3");
    for (const one of loans) addToAssessment(tally, one);
    const later = { ...programme, firstOn: "2015-08-01" };
    const basis = { rules: defaultAssessmentRules, associations, tally, books: new Map() };
    const cards = quarterCards({ ...basis, programme: later });

    expect(figuresOf(cards, "341102")).toMatchObject({ growth: null, overdue: [200_000_000n, 500_000_000n] });
  });

  test("of a county without a part of the goal are scored over the rest", () => {
    const county = cardsOf(loans).find(({ id }) => id === "341181");

    expect(county).toMatchObject({ points: null, verdict: "unscored" });
  });

  test("are the same in whatever order the loans come", () => {
    const anyLoans = fc.array(
      fc.record({
        amountFen: fc.bigInt({ min: 1n, max: 10n ** 9n }),
        disbursedOn: fc.constantFrom("2015-07-01", "2016-05-31", "2016-07-01", "2016-09-30", "2016-10-01"),
        associationId: fc.constantFrom("a1", "a2", undefined),
        countyCode: fc.constantFrom("341102", "341125", undefined),
        branch: fc.constantFrom("东支行", "西支行", undefined),
        status: fc.constantFrom("normal", "overdue", "settled", undefined),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(anyLoans, (some) => {
        const made = some.map((facts, index) => loan(String(index), facts));
        expect(cardsOf(made.toReversed())).toEqual(cardsOf(made));
      }),
      { numRuns: 30 },
    );
  });
});

describe("answers to correction requests", () => {
  const terms = { answerDays: 5 };
  const bank = { subject: "bank", name: "李敏", role: "liaison" } as const;
  const at = (day: string) => `${day}T02:00:00.000Z`;
  const owed = (...events: Parameters<typeof correctionWith>[0]) =>
    answersInTime(correctionWith(events), terms, "2016Q3");

  test("are owed in the quarter in which they were due, and in time up to that day", () => {
    const raised = { kind: "raised", at: at("2016-09-25") } as const;
    expect(owed(raised, { kind: "answered", at: at("2016-09-30"), by: bank })).toEqual({
      inTime: 1,
      owed: 1,
    });
    expect(owed(raised, { kind: "answered", at: at("2016-10-01"), by: bank })).toEqual({
      inTime: 0,
      owed: 1,
    });
    expect(owed(raised)).toEqual({ inTime: 0, owed: 1 });
    expect(owed({ ...raised, at: at("2016-09-26") })).toEqual({ inTime: 0, owed: 0 });
  });

  test("are owed again when it is raised again, and by nobody when it is taken back before", () => {
    const raised = { kind: "raised", at: at("2016-08-01") } as const;
    expect(
      owed(
        raised,
        { kind: "answered", at: at("2016-08-02"), by: bank },
        { kind: "reopened", at: at("2016-08-03") },
        { kind: "closed", at: at("2016-08-20"), by: { ...bank, role: "supervisor" } },
      ),
    ).toEqual({ inTime: 1, owed: 2 });
    expect(owed(raised, { kind: "closed", at: at("2016-08-02") })).toEqual({ inTime: 0, owed: 0 });
    expect(owed(raised, { kind: "closed", at: at("2016-08-12") })).toEqual({ inTime: 0, owed: 1 });
  });
});

describe("the books of a branch", () => {
  const book = (branchId: string, dataOn: string, day: string) => ({
    ...{ bankId: programme.bank.bankId, branchIds: [branchId], state: "committed", dataOn },
    committedAt: `${day}T02:00:00.000Z`,
  });
  const quarter = { quarter: "2016Q3", firstMonth: "2016-07" } as const;
  const books = [
    book("east", "2016-07-31", "2016-08-10"),
    book("east", "2016-08-31", "2016-09-20"),
    book("east", "2016-09-30", "2016-10-15"),
    book("west", "2016-09-30", "2016-10-02"),
  ];

  test("are in time by the report's deadline", () => {
    const counts = booksInTime(programme, books, { ...quarter, at: "2016-12-01T00:00:00.000Z" });

    // At 10 o'clock of the 15th the deadline of eight has passed.
    expect([...counts]).toEqual([
      ["psbc-chuzhou/east", { inTime: 1, months: 3 }],
      ["psbc-chuzhou/west", { inTime: 1, months: 3 }],
    ]);
  });

  test("are not judged before they are in or the deadline has passed", () => {
    const counts = booksInTime(programme, books, { ...quarter, at: "2016-10-03T00:00:00.000Z" });

    expect(counts.get("psbc-chuzhou/east")).toEqual({ inTime: 1, months: 2 });
    expect(counts.get("psbc-chuzhou/west")).toEqual({ inTime: 1, months: 3 });
  });

  test("of months before the ledger's first entry were asked of nobody", () => {
    const at = "2016-12-01T00:00:00.000Z";
    const months = (firstMonth: string | undefined) =>
      booksInTime(programme, books, { ...quarter, firstMonth, at }).get("psbc-chuzhou/west")?.months;

    expect([months("2016-09"), months("2016-10"), months(undefined)]).toEqual([1, 0, 0]);
  });

  test("of a bank that has its book whole are those of all its branches", () => {
    const { branchIds: _, ...whole } = book("east", "2016-09-30", "2016-10-02");
    const counts = booksInTime(programme, [whole], { ...quarter, at: "2016-10-03T00:00:00.000Z" });

    expect([...counts.values()]).toEqual([
      { inTime: 1, months: 3 },
      { inTime: 1, months: 3 },
    ]);
  });
});

test("a quarter is three months, and is said in Chinese", () => {
  expect(["2016Q2", "2016Q5", "0000Q1", "2016-2"].map(isQuarter)).toEqual([true, false, false, false]);
  expect(monthsOfQuarter("2016Q4")).toEqual(["2016-10", "2016-11", "2016-12"]);
  expect(["2016-01", "2016-03", "2016-12"].map(quarterOf)).toEqual(["2016Q1", "2016Q1", "2016Q4"]);
  expect(quarterText("2016Q2")).toBe("2016年第二季度");
});
