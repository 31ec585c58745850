import { expect, test } from "vitest";
import { headerFingerprint } from "#shared/domain/imports/reading/header-fingerprint.ts";
import type { ColumnMapping, ValueMeaning } from "#shared/domain/imports/reading/table-rules.ts";
import { headersWith, outcomeOf, readBook } from "#test/support/read-tables.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const mapping = (headers: readonly Written[], columns: ColumnMapping["columns"]): ColumnMapping => ({
  fingerprint: headerFingerprint(headers.map(String)),
  columns,
});
const sheetWith = (headers: readonly Written[], ...rows: Written[][]) => sheetOf("明细", [headers, ...rows]);
const strange = headersWith({ 放款金额: "发生额", 借款人: "甲方" });
const decided = mapping(strange, { 发生额: "amount", 甲方: "borrowerName" });

test("columns that no synonym knows are read as the liaison decided, under the same headers only", () => {
  const sheet = sheetWith(strange, plainRow("A1"));
  expect(outcomeOf([sheet])).toBe("columns-missing");
  expect(outcomeOf([sheet], { columnMappings: [decided] })).toBe("header loan");
  const { understood } = readBook([sheet], { columnMappings: [decided] });
  expect(understood[0]?.columns[6]).toMatchObject({ key: "发生额", field: "amount", mappedBy: "decision" });
  expect(understood[0]?.columns[0]).toMatchObject({ field: "loanNo", mappedBy: "synonym" });
  const another = sheetWith([...strange, "备注"], [...plainRow("A1"), null]);
  expect(outcomeOf([another], { columnMappings: [decided] })).toBe("columns-missing");
});

test("a header that was decided about is the header, even while it lacks columns", () => {
  const headers = ["A", "B", "C", "D", "E"];
  const rules = { columnMappings: [mapping(headers, { A: "loanNo" })] };
  const sheet = sheetOf("明细", [
    ["用途", "备注", "县区", "日期", "金额"],
    headers,
    plainRow("A1").slice(0, 5),
  ]);
  expect(outcomeOf([sheet])).toBe("no-loan-table");
  expect(outcomeOf([sheet], rules)).toBe("columns-missing");
});

test("a decision goes before a synonym, and a column can be left alone", () => {
  const headers = [...plainHeaders, "发放金额", "发放金额"];
  const sheet = sheetWith(headers, [...plainRow("A1", 1), 2, 3]);
  expect(outcomeOf([sheet])).toBe("columns-ambiguous");
  const rules = { columnMappings: [mapping(headers, { "发放金额#2": "amount", 放款金额: null })] };
  const { rows, understood } = readBook([sheet], rules);
  expect(rows.at(-1)).toMatchObject({ facts: { amountFen: 300n } });
  expect(understood[0]?.columns[6]).toMatchObject({ field: null, mappedBy: "decision" });
});

test("a decision goes before what the cells look like, which is told; every cell still has to be what was decided", () => {
  const headers = headersWith({ 借据号: "流水" });
  const rules = { columnMappings: [mapping(headers, { 流水: "loanNo" })] };
  const rows = Array.from({ length: 5 }, (_, index) => plainRow(`2016-06-0${index + 1}`));
  const { notices } = readBook([sheetWith(headers, ...rows)], rules);
  expect(notices.map(({ code }) => code)).toContain("column-unlike-decision");

  const amounts = headersWith({ 放款金额: "发生额" });
  const days = Array.from({ length: 5 }, (_, index) => plainRow(`A${index}`, "2016-06-05"));
  const decidedAmount = { columnMappings: [mapping(amounts, { 发生额: "amount" })] };
  expect(outcomeOf([sheetWith(amounts, ...days)], decidedAmount)).toBe(
    `header ${[2, 3, 4, 5, 6].map((row) => `G${row}:amount-not-a-number`).join(" ")}`,
  );
});

test("a unit that was decided holds where the file states none, and never against what it states", () => {
  const rules = { columnMappings: [{ ...mapping(plainHeaders, {}), amountUnit: "wan" as const }] };
  const { understood } = readBook([sheetWith(plainHeaders, plainRow("A1", 5))], rules);
  expect(understood[0]).toMatchObject({ amountUnit: "wan", unitFrom: "decision" });
  const stated = sheetOf("明细", [["单位：元"], plainHeaders, plainRow("A1")]);
  expect(outcomeOf([stated], rules)).toBe("unit-contradictory");
});

test("a header called __proto__ or constructor is a header like any other", () => {
  const headers = [...headersWith({ 放款金额: "__proto__" }), "constructor"];
  const sheet = sheetWith(headers, [...plainRow("A1"), 1]);
  const columns = Object.fromEntries([["__proto__", "amount" as const]]);
  expect(outcomeOf([sheet], { columnMappings: [mapping(headers, columns)] })).toBe("header loan");
});

const place = (loanNo: string, county: string, type = "会员") =>
  plainRow(loanNo).with(5, county).with(3, type);
const settled = (values: ValueMeaning[]) => ({ values, columnMappings: [] });

test("values that no list has are told once, with how many rows they hold up", () => {
  const { rows, unknownValues } = readBook([
    sheetWith(
      plainHeaders,
      place("A1", "苏滁园区"),
      place("A2", "苏 滁园区"),
      place("A3", "苏滁园区", "种植大户"),
      place("A4", "苏滁园区").with(6, "十万"),
      place("A5", "琅琊区"),
    ),
  ]);
  expect(rows.filter(({ kind }) => kind === "refused")).toHaveLength(4);
  expect(unknownValues).toEqual([
    { field: "countyName", value: "苏滁园区", key: "苏滁园区", rows: 4, heldUp: 3, firstCell: "明细!F2" },
    { field: "borrowerType", value: "种植大户", key: "种植大户", rows: 1, heldUp: 1, firstCell: "明细!D4" },
  ]);
});

test("a value that was settled once is read in every row", () => {
  const rules = settled([
    { field: "countyName", key: "苏滁园区", meaning: "341102" },
    { field: "borrowerType", key: "种植大户", meaning: "member" },
    { field: "associationName", key: "琅琊花生协会", meaning: "琅琊区花生协会" },
  ]);
  const { rows, unknownValues, associations } = readBook(
    [sheetWith(plainHeaders, place("A1", "苏 滁园区", "种植大户"))],
    rules,
  );
  expect(rows.at(-1)).toMatchObject({
    kind: "loan",
    facts: { countyCode: "341102", borrowerType: "member", associationName: "琅琊区花生协会" },
  });
  expect(unknownValues).toEqual([]);
  expect(associations).toEqual([
    { name: "琅琊区花生协会", key: "琅琊区花生协会", rows: 1, firstCell: "明细!E2" },
  ]);
});

test("a meaning that does not exist settles nothing", () => {
  const rules = settled([
    { field: "countyName", key: "苏滁园区", meaning: "999999" },
    { field: "borrowerType", key: "种植大户", meaning: "__proto__" },
  ]);
  expect(outcomeOf([sheetWith(plainHeaders, place("A1", "苏滁园区", "种植大户"))], rules)).toBe(
    "header D2:borrower-type-unknown+F2:county-unknown",
  );
});

test("an identity number in the column of counties is no value to settle, and is not told", () => {
  const { unknownValues } = readBook([sheetWith(plainHeaders, place("A1", "11010519491231002X"))]);
  expect(unknownValues).toEqual([]);
});

test("very many unknown values are told by number", () => {
  const rows = Array.from({ length: 250 }, (_, index) => place(`A${index}`, `某县${index}`));
  const { unknownValues, unknownValuesLeftOut } = readBook([sheetWith(plainHeaders, ...rows)]);
  expect(unknownValues).toHaveLength(200);
  expect(unknownValuesLeftOut).toBe(50);
});

test("products are asked about only where there is a list of them, and hold up no row", () => {
  const sheet = sheetWith(
    [...plainHeaders, "产品"],
    [...plainRow("A1"), "小额 贷款"],
    [...plainRow("A2"), "养殖贷"],
  );
  expect(readBook([sheet]).unknownValues).toEqual([]);
  const listed = { products: ["小额贷款"] };
  const { rows, unknownValues } = readBook([sheet], {}, listed);
  expect(rows.map(({ kind }) => kind)).toEqual(["skipped", "loan", "loan"]);
  expect(unknownValues).toMatchObject([{ field: "product", value: "养殖贷", rows: 1, heldUp: 0 }]);
  const rules = settled([{ field: "product", key: "养殖贷", meaning: "小额贷款" }]);
  expect(readBook([sheet], rules, listed).unknownValues).toEqual([]);
});
