import { expect, test } from "vitest";
import { fileDecisions } from "#selfhost/commands/file-decisions.ts";

test("columns and constants are read from what the command line says", () => {
  expect(
    fileDecisions(["贷款账号=loanNo", "利率=%=rate", "备注=-"], ["associationName=来安=花红协会"]),
  ).toEqual({
    columns: [
      { header: "贷款账号", field: "loanNo" },
      { header: "利率=%", field: "rate" },
      { header: "备注", field: null },
    ],
    constants: [{ field: "associationName", value: "来安=花红协会" }],
  });
});

test.each([
  [["贷款账号"], []],
  [["贷款账号=number"], []],
  [["=loanNo"], []],
  [[], ["amount=5"]],
  [[], ["countyName="]],
])("what cannot be a decision is none: %j %j", (maps, sets) => {
  expect(fileDecisions(maps, sets)).toBeUndefined();
});
