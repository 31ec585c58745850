import { expect, test } from "vitest";
import { writeBook } from "#shared/adapters/receipt/write-book.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import { groupSums } from "#shared/domain/ledger/loan-sums.ts";
import { addLoanChange, type TotalsDelta } from "#shared/domain/ledger/totals.ts";
import { cellOf, cellPrefix } from "#shared/domain/progress/cell.ts";
import { progressOf } from "#shared/domain/progress/progress.ts";
import { bookParts } from "#shared/domain/progress/progress-book/book-parts.ts";
import { progressBook } from "#shared/domain/progress/progress-book/progress-book.ts";
import { classFigures } from "#shared/domain/progress/quality.ts";
import { heldBy, sheetsOf } from "#test/support/receipts.ts";

const today = "2016-08-31";

test("every part is a sheet of numbers in yuan and in 万元 that add up in both", async () => {
  const loans = [
    loanOf({ amountFen: 5_000_033n, countyCode: "341102", disbursedOn: "2016-06-05" }),
    loanOf({ amountFen: 5_000_033n, countyCode: "341181", disbursedOn: "2016-07-05" }),
    loanOf({ amountFen: 5_000_034n, countyCode: "341122", disbursedOn: "2016-08-05" }),
  ];

  const sheets = await sheetsOf(await writeBook(progressBook(factsOf(loans), bookParts)));

  expect(sheets.map(({ name }) => name)).toEqual([
    "目标进度",
    "分县（市、区）排名",
    "分月发放",
    "分客户类型",
    "贷款质量",
  ]);
  const months = heldBy(sheets[2]);
  expect(months.get(2)).toEqual([
    "text 放款月份",
    "text 笔数",
    "text 发放（元）",
    "text 发放（万元）",
    "text 累计（元）",
    "text 累计（万元）",
  ]);
  expect(numbersOf(months.get(3))).toEqual([1, 50_000.33, 5, 50_000.33, 5]);
  expect(numbersOf(months.get(6))).toEqual([3, 150_001, 15]);
  const counties = heldBy(sheets[1]);
  expect(numbersOf(counties.get(11)).slice(0, 3)).toEqual([3, 150_001, 15]);
  const wan = [...counties].filter(([row]) => row > 2 && row < 11).map(([, row]) => numbersOf(row)[4] ?? 0);
  expect(wan.reduce((sum, part) => sum + Math.round(part * 100), 0)).toBe(1500);
});

test("the goal's sheet has the months of the whole window with what was planned", async () => {
  const [sheet] = await sheetsOf(await writeBook(progressBook(factsOf([loanOf({})]), ["goal"])));
  const rows = heldBy(sheet);

  expect(rows.get(1)).toEqual([`text ${defaultProgramme.name}：目标进度（截至 ${today}）`]);
  expect(rows.size).toBe(2 + 36);
  expect(rows.get(38)?.[0]).toBe("text 2019-05");
  expect(numbersOf(rows.get(38))).toContain(300_000_000);
});

test("a hostile name of a county is a text and no formula", async () => {
  const name = "=HYPERLINK(1)<img>";
  const facts = factsOf([loanOf({})]);
  const hostile = facts.progress.byCounty.map((county) => ({ ...county, name }));

  const [sheet] = await sheetsOf(
    await writeBook(
      progressBook({ ...facts, progress: { ...facts.progress, byCounty: hostile } }, ["counties"]),
    ),
  );

  expect(heldBy(sheet).get(3)).toContain(`text ${name}`);
});

function factsOf(loans: readonly LoanFacts[]) {
  const totals: TotalsDelta = new Map();
  const classes = classFigures(groupSums(loans.map((facts) => ({ ...facts, bankId: "psbc-chuzhou" }))));
  for (const facts of loans) {
    addLoanChange(totals, "i1", undefined, facts);
  }
  const cells = [...totals]
    .filter(([key]) => key.startsWith(cellPrefix))
    .map(([key, measures]) => cellOf({ key, measures }));
  const progress = progressOf(defaultProgramme, cells, { months: [], loans: [] }, { asOf: today, today });
  return { programme: defaultProgramme, progress, classes };
}

function loanOf(facts: Partial<LoanFacts>): LoanFacts {
  return {
    borrowerName: "王小明",
    borrowerIdHash: "h",
    borrowerIdTail: "002X",
    borrowerType: "member",
    associationId: "a1",
    countyCode: "341102",
    amountFen: 5_000_000n,
    disbursedOn: "2016-06-05",
    ...facts,
  };
}

function numbersOf(row: readonly string[] = []): number[] {
  return row.filter((text) => text.startsWith("number ")).map((text) => Number(/[\d.]+/.exec(text)?.[0]));
}
