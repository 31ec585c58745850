import { expect, test } from "vitest";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText } from "#shared/domain/base/failures.ts";
import type { Cell, Sheet } from "#shared/domain/base/sheet.ts";
import { readOn } from "#test/support/read-tables.ts";
import { chuzhou, plainHeaders, plainRow, sheetOf, tablesOf, type Written } from "#test/support/sheets.ts";

const context = { programme: chuzhou, today: readOn };
const result = (text: string): Cell => ({ kind: "number", text, shown: { uncalculated: true } });
const zero = result("0");
const nothing: Cell = { kind: "error", text: "#公式无结果" };

function book(rows: readonly (readonly Written[])[], more: Partial<Sheet> = { toBeCalculated: true }): Sheet {
  return { ...sheetOf("明细", rows), ...more };
}

const withBalance = [...plainHeaders, "贷款余额", "到期日期"];
const loan = (n: number, balance: Written, amount: Written = 50_000, due: Written = null) => [
  ...plainRow(`A${n}`, amount, `2016-06-0${n}`),
  balance,
  due,
];

function read(...sheets: Sheet[]) {
  const { rows, notices, controlTotal } = tablesOf(sheets, "book.xlsx", context);
  return {
    balances: rows.flatMap((row) => (row.kind === "loan" ? [row.facts.outstandingFen] : [])),
    refused: rows.flatMap((row) =>
      row.kind === "refused" ? row.reasons.map(({ cell, code }) => `${cell} ${code}`) : [],
    ),
    notices: notices.filter(({ code }) => /^(?:formulas|total)-|^control-total/.test(code)),
    controlTotal,
  };
}

test.each<[string, Written]>([
  ["0", zero],
  ["nothing", nothing],
])("a balance that nobody calculated and that is stored as %s is not taken, and told", (_, stored) => {
  const { balances, notices } = read(book([withBalance, loan(1, stored), loan(2, stored)]));

  expect(balances).toEqual([undefined, undefined]);
  expect(notices).toEqual([
    {
      code: "formulas-uncalculated",
      message:
        "工作表“明细”的“贷款余额”列（I 列）有 2 个单元格是公式，文件里存的只是 0 或空，没有计算过，未采用，原有的贷款余额不变：I2、I3。请用 Excel 或 WPS 打开文件，保存后重新上传。",
      count: 2,
      cells: ["明细!I2", "明细!I3"],
    },
  ]);
});

test("loans that are all settled have a balance of 0 in a book that was calculated", () => {
  expect(read(book([withBalance, loan(1, zero), loan(2, zero)], {}))).toMatchObject({
    balances: [0n, 0n],
    notices: [],
  });
});

test("a balance of 0 among others that were calculated is one, and the book's wish is told", () => {
  const { balances, notices } = read(book([withBalance, loan(1, zero), loan(2, result("20000"))]));

  expect(balances).toEqual([0n, 2_000_000n]);
  expect(notices.map(({ code }) => code)).toEqual(["formulas-to-calculate"]);
});

test("balances that were typed count beside formulas that nobody calculated", () => {
  const { balances, notices } = read(book([withBalance, loan(1, 30_000), loan(2, zero)]));

  expect(balances).toEqual([3_000_000n, undefined]);
  expect(notices).toMatchObject([{ code: "formulas-uncalculated", count: 1, cells: ["明细!I3"] }]);
});

test("a due day that nobody calculated contradicts nothing and is left out", () => {
  const rows = Array.from({ length: 6 }, (_, n) => loan(n + 1, null, 50_000, zero));
  const { refused, notices } = read(book([withBalance, ...rows]));

  expect(refused).toEqual([]);
  expect(notices).toMatchObject([{ code: "formulas-uncalculated", count: 6 }]);
});

test("amounts that nobody calculated refuse the book, and say how to mend it", () => {
  const rows = Array.from({ length: 6 }, (_, n) => loan(n + 1, null, zero));
  const reading = () => read(book([withBalance, ...rows, ["合计", ...Array(5).fill(null), zero]]));

  expect(reading).toThrow(LedgerFailure);
  try {
    reading();
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    expect(failureText(error)).toEqual({
      title: "公式没有计算",
      message: "工作表“明细”的“放款金额”列（G 列）是公式，文件里存的只是 0 或空，从没有计算过：G2 等。",
      remedy: "请用 Excel 或 WPS 打开文件，看到数字后保存，再重新上传。",
    });
  }
});

test("amounts of which some were typed: the rows of the others are refused", () => {
  const { refused, balances } = read(
    book([withBalance, loan(1, null), loan(2, null, zero), loan(3, null, nothing)]),
  );

  expect(balances).toHaveLength(1);
  expect(refused).toEqual(["G3 formula-uncalculated", "G4 formula-uncalculated"]);
});

test("a total that nobody calculated does not differ: it was not calculated", () => {
  const total = ["合计", ...Array(5).fill(null), zero];
  const { controlTotal, notices } = read(book([withBalance, loan(1, null), loan(2, null), total]));

  expect(controlTotal).toBeUndefined();
  expect(notices).toEqual([
    {
      code: "total-uncalculated",
      message: "工作表“明细”的合计（G4）是公式，没有计算过，未与逐行相加核对。",
    },
  ]);
});

test("a total of 0 in a book that was calculated differs", () => {
  const total = ["合计", ...Array(5).fill(null), zero];
  const { controlTotal, notices } = read(book([withBalance, loan(1, null), total], {}));

  expect(controlTotal?.agrees).toBe(false);
  expect(notices.map(({ code }) => code)).toEqual(["control-total-differs"]);
});

test("each sheet is looked at by itself", () => {
  const first = book([withBalance, loan(1, zero)]);
  const second = { ...book([withBalance, loan(2, 10_000)], {}), name: "七月" };
  const { balances, notices } = read(first, second);

  expect(balances).toEqual([undefined, 1_000_000n]);
  expect(notices.map(({ code }) => code)).toEqual(["formulas-uncalculated"]);
});
