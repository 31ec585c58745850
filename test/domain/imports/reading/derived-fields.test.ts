import { expect, test } from "vitest";
import { borrowerTypeOf, branchCountyReader } from "#shared/domain/imports/reading/derived-fields.ts";
import { chuzhou, plainHeaders, plainRow, sheetOf, tablesOf, type Written } from "#test/support/sheets.ts";

const context = { programme: chuzhou, today: "2016-11-01" };
const without = (header: string, identity = "11010519491231002X", branch: Written = "琅琊支行") => {
  const headers = [...plainHeaders, "支行"];
  const row = [...plainRow("A1"), branch];
  row[2] = identity;
  const place = headers.indexOf(header as (typeof headers)[number]);
  return [sheetOf("明细", [headers.toSpliced(place, 1), row.toSpliced(place, 1)])];
};
const readOne = (sheets: ReturnType<typeof without>) => {
  const { rows, notices } = tablesOf(sheets, "a.xlsx", context);
  return { row: rows.find(({ kind }) => kind !== "skipped"), codes: notices.map(({ code }) => code) };
};

test.each([
  ["11010519491231002X", "member"],
  ["51341102MJA123456N", "association"],
  ["91350100M000100Y43", "enterprise"],
])("without 客户类型 a borrower of %s is taken for %s, which is told", (identity, type) => {
  const { row, codes } = readOne(without("客户类型", identity));
  if (identity.startsWith("51")) {
    expect(borrowerTypeOf({ kind: "organisation", number: identity })).toBe(type);
    return;
  }
  expect(row).toMatchObject({ kind: "loan", facts: { borrowerType: type } });
  expect(codes).toContain("field-derived");
});

test("an older code does not say who its borrower is: no type is told", () => {
  const { row } = readOne(without("客户类型", "12345678-9"));
  expect(row).toMatchObject({ kind: "loan", facts: { borrowerType: undefined } });
});

test("without 县区 the branch's name tells the county; one that does not tells none", () => {
  expect(readOne(without("县区"))).toMatchObject({
    row: { kind: "loan", facts: { countyCode: "341102" } },
    codes: expect.arrayContaining(["field-derived"]),
  });
  for (const branch of ["营业部", null]) {
    expect(readOne(without("县区", undefined, branch)).row).toMatchObject({
      kind: "loan",
      facts: { countyCode: undefined },
    });
  }
});

test("a settled branch has its county", () => {
  const rules = {
    columnMappings: [],
    values: [{ field: "countyName" as const, key: "营业部", meaning: "341103" }],
  };
  const { rows } = tablesOf(without("县区", undefined, "营业部"), "a.xlsx", { ...context, rules });
  expect(rows.at(-1)).toMatchObject({ kind: "loan", facts: { countyCode: "341103" } });
});

test("a branch that names two counties names none, and a stated county goes before the branch's", () => {
  const read = branchCountyReader(chuzhou);
  expect(read("琅琊南谯联合支行")).toBeUndefined();
  expect(read("邮储银行滁州天长市新街支行")).toBe("341181");
  const stated = tablesOf(
    [
      sheetOf("明细", [
        [...plainHeaders, "支行"],
        [...plainRow("A1"), "天长支行"],
      ]),
    ],
    "a.xlsx",
    context,
  );
  expect(stated.rows.at(-1)).toMatchObject({ facts: { countyCode: "341102" } });
  expect(stated.notices.map(({ code }) => code)).not.toContain("field-derived");
});
