import { expect, test } from "vitest";
import { headersWith, outcomeOf, readBook } from "#test/support/read-tables.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const owed = (loanNo: string, amount: Written, balance: Written) => [...plainRow(loanNo, amount), balance];
const grouped = (group: string, money: readonly [string, string] = ["金额", "余额"]) => [
  ["借据号", "借款人信息", null, null, "所属农技协", "县区", group, null, "放款日期"],
  [null, "姓名", "证件号码", "客户类型", null, null, ...money, null],
];
const underGroup = (amount: Written, balance: Written): Written[] => {
  const [
    loanNo = null,
    name = null,
    identity = null,
    type = null,
    association = null,
    county = null,
    ,
    day = null,
  ] = plainRow("A1");
  return [loanNo, name, identity, type, association, county, amount, balance, day];
};
const moneyOf = (rows: Written[][]) => {
  const row = readBook([sheetOf("明细", rows)]).rows.at(-1);
  return row?.kind === "loan" ? [row.facts.amountFen, row.facts.outstandingFen] : row;
};

test.each(["贷款情况（万元）", "贷款（万元）", "贷款信息(单位：万元)"])(
  "the unit of the group %s holds for the columns below it",
  (group) => {
    expect(moneyOf([...grouped(group), underGroup(5, 3)])).toEqual([5_000_000n, 3_000_000n]);
  },
);

test("a group that states 万元 over a column that states 元 refuses the file", () => {
  const rows = [...grouped("贷款情况（万元）", ["金额（元）", "余额"]), underGroup(5, 3)];
  expect(outcomeOf([sheetOf("明细", rows)])).toBe("unit-contradictory");
});

test.each(["授信情况", "合同信息", "担保情况", "存款情况", "上年末", "累计发放"])(
  "金额 and 余额 under %s are not the loan's",
  (group) => {
    expect(outcomeOf([sheetOf("明细", [...grouped(group), underGroup(5, 3)])])).toBe("columns-missing");
  },
);

test.each([
  ["授信情况", "余额"],
  ["存款情况", "余额"],
  ["其他情况", "余额"],
  ["上年末", "贷款余额"],
  ["累计发放", "贷款余额"],
])("under %s the column %s is not what is owed on the loan", (group, balance) => {
  const upper = [...plainHeaders, group, null];
  const lower = [...plainHeaders.map(() => null), "额度", balance];
  const rows = [upper, lower, [...plainRow("A1"), 9, 3]];
  expect(readBook([sheetOf("明细", rows)]).understood[0]?.columns[9]).toMatchObject({
    header: group + balance,
    field: null,
  });
  const ofLoan = [upper.with(8, "贷款情况"), lower, [...plainRow("A1"), 9, 3]];
  expect(readBook([sheetOf("明细", ofLoan)]).rows.at(-1)).toMatchObject({ facts: { outstandingFen: 300n } });
});

test("姓名 and 证件号码 of a guarantor are not the borrower's, who is not told", () => {
  const rows = grouped("放款", ["金额", "余额"]).map((row) =>
    row.map((text) => (text === "借款人信息" ? "担保人信息" : text)),
  );
  const loan = readBook([sheetOf("明细", [...rows, underGroup(5, 3)])]).rows.at(-1);
  const told = loan?.kind === "loan" ? [loan.facts.borrowerName, loan.facts.identity] : loan?.kind;
  expect(told).toEqual([undefined, undefined]);
});

test("a group reaches as far as it is merged", () => {
  const upper = [...plainHeaders.slice(0, 6), "贷款情况（万元）", "放款日期", null];
  const lower = [...plainHeaders.slice(0, 6).map(() => null), "放款金额", null, "贷款余额"];
  const sheet = sheetOf("明细", [upper, lower, owed("A1", 5, 3)]);
  const merges = [{ firstRow: 1, lastRow: 1, firstColumn: 6, lastColumn: 6 }];
  expect(readBook([{ ...sheet, merges }]).understood[0]).toMatchObject({
    amountUnit: "wan",
    unitFrom: "header",
    outstandingUnit: "wan",
    outstandingUnitFrom: "default",
  });
});

test("a row of units below the header belongs to it, and one that numbers the columns is no loan", () => {
  const units = plainHeaders.map((header) => (header === "放款金额" ? "（万元）" : null));
  const numbering = plainHeaders.map((_, index) => index + 1);
  const cycle = [..."甲乙丙"];
  const mixed = plainHeaders.map((_, index) => cycle[index] ?? `(${index - 2})`);
  const rows = [[...plainHeaders], units, plainRow("A1", 5)];
  expect(outcomeOf([sheetOf("明细", rows)])).toBe("header header loan");
  expect(readBook([sheetOf("明细", rows)]).understood[0]).toMatchObject({ amountUnit: "wan", headerRow: 2 });
  for (const below of [numbering, mixed]) {
    expect(outcomeOf([sheetOf("明细", [plainHeaders, below, plainRow("A1")])])).toBe("header header loan");
  }
});

const paged = (...second: Written[][]) => [
  sheetOf("明细", [["单位：元"], [...plainHeaders], plainRow("A1"), ...second, plainRow("A2")]),
];

test("a header that is repeated on a second page is no loan, whatever title stands above it", () => {
  expect(outcomeOf(paged(["明细表（续）"], ["单位：元"], [...plainHeaders]))).toBe(
    "title header loan note note header loan",
  );
  const spaced = plainHeaders.map((header) => [...header].join(" "));
  expect(outcomeOf(paged(spaced))).toBe("title header loan header loan");
});

test.each<[string, Written[][], string]>([
  ["another unit", [headersWith({ 放款金额: "放款金额（万元）" })], "unit-contradictory"],
  ["another unit line above it", [["单位：万元"], [...plainHeaders]], "unit-contradictory"],
  ["its columns in other places", [plainHeaders.toReversed()], "header-contradicts"],
  ["a column less", [[...plainHeaders.slice(0, 7)]], "header-contradicts"],
])("a repeated header with %s refuses the file", (_, second, code) => {
  expect(outcomeOf(paged(...second))).toBe(code);
});

test("a second header in 万元 below one without a unit refuses the file", () => {
  const second = headersWith({ 放款金额: "放款金额（万元）" });
  expect(outcomeOf([sheetOf("明细", [plainHeaders, plainRow("A1"), second, plainRow("A2", 5)])])).toBe(
    "unit-contradictory",
  );
});

test("a note below the table that names another unit refuses the file, the same unit does not", () => {
  const noted = (note: string) => [sheetOf("明细", [plainHeaders, plainRow("A1", 5), [note]])];
  expect(outcomeOf(noted("注：金额单位：万元"))).toBe("unit-contradictory");
  expect(outcomeOf(noted("注：金额单位：元"))).toBe("header loan note");
});

test("both lines of a header in two rows may be repeated, in the same unit only", () => {
  const rows = (group: string) => [
    ...grouped("贷款情况（万元）"),
    underGroup(5, 3),
    ...grouped(group),
    underGroup(6, 3).with(0, "A2"),
  ];
  expect(outcomeOf([sheetOf("明细", rows("贷款情况（万元）"))])).toBe(
    "header header loan header header loan",
  );
  expect(outcomeOf([sheetOf("明细", rows("贷款情况（元）"))])).toBe("unit-contradictory");
});
