import { expect, test } from "vitest";
import type { DecidedConstant } from "#shared/domain/imports/reading/constant-fields.ts";
import { readAsNew } from "#test/support/as-new-loans.ts";
import { chuzhou, plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const context = { programme: chuzhou, today: "2016-11-01" };

/** A sheet without some columns, under lines of its own. */
function sheetWithout(headers: readonly string[], above: readonly Written[][], name = "明细") {
  const keeps = (_: unknown, index: number) => !headers.includes(plainHeaders[index] ?? "");
  return sheetOf(name, [...above, plainHeaders.filter(keeps), plainRow("A1").filter(keeps)]);
}

const placeOf = (sheet: ReturnType<typeof sheetOf>, constants: readonly DecidedConstant[] = []) => {
  const rules = { columnMappings: [], values: [], constants };
  const read = readAsNew([sheet], "a.xlsx", { ...context, rules });
  if (read.outcome === "refused") return read.failure.code;
  const row = read.rows.at(-1);
  return row?.kind === "loan" ? [row.facts.associationName, row.facts.countyCode] : row?.kind;
};

test.each<[string, Written[][], string]>([
  ["labels in cells of their own", [["县区：南谯区", null, "所属农技协：来安花红协会"]], "明细"],
  [
    "labels with their values in the next cell",
    [
      ["县区", "：x"],
      ["县区：", "南谯区", "农技协名称：", "来安花红协会"],
    ],
    "明细",
  ],
  ["both in one cell", [["县区:南谯区 所属农技协: 来安花红协会 单位：元"]], "明细"],
  ["the association as the sheet's name", [["县区：南谯区"]], "来安花红协会"],
])("a table is of the county and association that the lines above it name: %s", (_, above, name) => {
  expect(placeOf(sheetWithout(["所属农技协", "县区"], above, name))).toEqual(["来安花红协会", "341103"]);
});

test("a sheet that is called as a county is that county's", () => {
  expect(placeOf(sheetWithout(["县区"], [], "天长市"))).toEqual(["琅琊花生协会", "341181"]);
});

test.each([["农技协"], ["全市各农技协"], ["协会"], ["所属协会"], ["滁州市农技协"], ["明细"]])(
  "a sheet called %s bears no association's name",
  (name) => {
    expect(placeOf(sheetWithout(["所属农技协"], [], name))).toEqual([undefined, "341102"]);
  },
);

test("what a row states goes before the lines above, and these before what was decided", () => {
  const above = [["县区：南谯区", "所属农技协：来安花红协会"]];
  expect(placeOf(sheetWithout([], above))).toEqual(["琅琊花生协会", "341102"]);
  const decided = [{ field: "associationName" as const, value: "全椒小龙虾协会" }];
  expect(placeOf(sheetWithout(["所属农技协"], above), decided)).toEqual(["来安花红协会", "341102"]);
});

test("what is decided for a sheet goes before what is decided for the file", () => {
  const decided = [
    { sheet: "明细", field: "associationName" as const, value: "全椒小龙虾协会" },
    { field: "associationName" as const, value: "来安花红协会" },
    { field: "countyName" as const, value: "南谯" },
  ];
  expect(placeOf(sheetWithout(["所属农技协", "县区"], []), decided)).toEqual(["全椒小龙虾协会", "341103"]);
});
