import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Answer, type Book, loanLines, type Outcome } from "./book.ts";
import { drawBook } from "./draw-book.ts";
import { sheetsOf } from "./fixture-books.ts";
import { judge } from "./oracle.ts";
import { rngOf } from "./rng.ts";
import { readHereAs } from "./run-book.ts";
import type { Field, Figure, Truth } from "./truth.ts";

/** A good book and what the importer makes of it, with one of its loans changed as by an importer that is wrong. */
async function judged(change: (outcome: Outcome, book: Book) => unknown) {
  const book = drawBook(rngOf(7), "xlsx");
  const outcome = await readHereAs(book);
  change(outcome, book);
  return judge(book, outcome);
}
const firstLoan = ({ answers }: Outcome): Truth => {
  const loan = answers.find(({ kind }) => kind === "loan")?.loan;
  if (loan === undefined) throw new Error("the book has no loan");
  return loan;
};
/** States another figure of the first loan. */
const change = (field: Field, figure: Figure | undefined) => (outcome: Outcome) =>
  Object.assign(firstLoan(outcome), { [field]: figure });

/** Puts other answers in the place of that to the third loan. */
function answerThird({ answers }: Outcome, ...others: Pick<Answer, "kind" | "words">[]): number {
  const at = answers.findIndex(({ kind }) => kind === "loan") + 2;
  const { sheet = "", row = 0 } = answers[at] ?? {};
  answers.splice(at, 1, ...others.map((other) => ({ sheet, row, ...other })));
  return row;
}

test("a good book is judged good, and all of its loans are in", async () => {
  const { faults, loans, wentIn } = await judged(() => {});

  expect(faults).toEqual([]);
  expect(wentIn).toBe(loans);
  expect(loans).toBeGreaterThan(3);
});

test.each<[string, (outcome: Outcome, book: Book) => unknown]>([
  ["another amount", change("amountFen", 1n)],
  ["another day", change("disbursedOn", "2012-06-01")],
  ["another number", change("loanNo", "A1")],
  ["another association", change("associationName", "天长花生协会")],
  ["a balance left out without a word", change("outstandingFen", undefined)],
  ["a balance of nought", change("outstandingFen", 0n)],
  ["a row that nobody answers", (outcome) => void answerThird(outcome)],
  ["a row passed over", (outcome) => void answerThird(outcome, { kind: "skipped", words: "note" })],
  [
    "a line that is no loan",
    (outcome, { sheets: [sheet] }) => {
      sheet?.lines.push({ kind: "total", cells: [] });
      const row = sheet?.lines.length ?? 0;
      outcome.answers.push({
        sheet: "明细",
        row,
        kind: "loan",
        loan: { ...firstLoan(outcome), loanNo: "A1" },
        words: "",
      });
    },
  ],
  [
    "what is no disbursement",
    (_, { sheets: [sheet] }) => {
      for (const { loan } of sheet === undefined ? [] : loanLines(sheet)) loan.counts = false;
    },
  ],
])("%s is judged wrong", async (_, change) => {
  expect((await judged(change)).faults).not.toEqual([]);
});

test.each<[string, (outcome: Outcome, book: Book) => unknown]>([
  ["a refused file", (outcome) => Object.assign(outcome, { refused: "columns-missing" })],
  ["a refused row", (outcome) => void answerThird(outcome, { kind: "refused", words: "A3" })],
  [
    "a balance left out and told",
    (outcome, { sheets: [sheet] }) => {
      delete firstLoan(outcome).outstandingFen;
      const header = sheet?.columns.find(({ field }) => field === "outstandingFen")?.header;
      outcome.notices.push(`cells-unread: “${header}”列有 1 格没有读`);
    },
  ],
  [
    "rows named together in the reason of another",
    (outcome) => {
      const row = answerThird(outcome);
      outcome.answers.push({
        sheet: "明细",
        row: row - 1,
        kind: "refused",
        words: `第 ${row - 1} 行至第 ${row} 行`,
      });
    },
  ],
])("%s is judged sound", async (_, change) => {
  expect((await judged(change)).faults).toEqual([]);
});

test("the truth of the fixtures is what their descriptions say", () => {
  const samples = JSON.parse(
    readFileSync(new URL("../fixtures/samples/expected.json", import.meta.url), "utf8"),
  );
  const workbooks = JSON.parse(
    readFileSync(new URL("../fixtures/workbooks/expected.json", import.meta.url), "utf8"),
  );
  const sums = (file: string, unit: "yuan" | "wan" = "yuan") => {
    const loans = sheetsOf(file, unit).flatMap(loanLines);
    return {
      loans: loans.length,
      fen: Number(loans.reduce((sum, { loan }) => sum + loan.truth.amountFen, 0n)),
    };
  };

  for (const month of ["2016-06-贷款明细.xlsx", "2016-08-贷款明细.xls", "2016-09-核心系统导出.csv"])
    expect(sums(`samples/${month}`)).toEqual({
      loans: samples[month].rows,
      fen: samples[month].disbursedFen,
    });
  const july = samples["2016-07-银会合作贷款明细表.xlsx"];
  expect(sums("samples/2016-07-银会合作贷款明细表.xlsx", "wan")).toEqual({
    loans: july.rows,
    fen: july.controlTotalFen,
  });
  for (const name of ["same", "counties", "grouped"])
    expect(sums(`workbooks/${name}.xlsx`)).toEqual({
      loans: workbooks[name].loans,
      fen: workbooks[name].fen,
    });
  expect(sums("workbooks/wan.xlsx", "wan")).toEqual({ loans: workbooks.wan.loans, fen: workbooks.wan.fen });
  const days = sheetsOf("workbooks/wan.xlsx", "wan")
    .flatMap(loanLines)
    .map(({ loan }) => [loan.truth.loanNo, loan.truth.disbursedOn]);
  expect(Object.fromEntries(days)).toEqual(workbooks.wan.days);
});
