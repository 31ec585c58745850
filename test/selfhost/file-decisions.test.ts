import { expect, test } from "vitest";
import { fileDecisions, mappingFor } from "#selfhost/commands/file-decisions.ts";
import { headerKeys } from "#shared/domain/imports/reading/header-fingerprint.ts";

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

test("a column is called by its whole header, however long, and the second of one header by its number", () => {
  const long =
    "贷款状态（字典: aicrm_loan_status，normal=正常，overdue=逾期，settled=已结清，writeoff=已核销）";
  const [key] = headerKeys([long]);
  const columns = [
    { key, header: long.slice(0, 40) },
    { key: "身份证号", header: "身份证号" },
    { key: "身份证号#2", header: "身份证号" },
  ];
  const decided = (...maps: string[]) =>
    mappingFor(
      { understood: [{ fingerprint: "f", columns }] } as unknown as Parameters<typeof mappingFor>[0],
      fileDecisions(maps, []) ?? { columns: [], constants: [] },
    )?.columns[0]?.columns;
  expect(decided(`${long}=status`)).toEqual([{ column: key, field: "status" }]);
  expect(decided("身份证号=identityNo")).toEqual([{ column: "身份证号", field: "identityNo" }]);
  expect(decided("身份证号#2=-")).toEqual([{ column: "身份证号#2", field: null }]);
  expect(decided("身份证=identityNo")).toBeUndefined();
});
