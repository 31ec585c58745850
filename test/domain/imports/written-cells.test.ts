import { expect, test } from "vitest";
import type { Cell, Sheet } from "#shared/domain/base/sheet.ts";
import type { UnderstoodSheet } from "#shared/domain/imports/import-record.ts";
import type { RowAnswer } from "#shared/domain/imports/row-answer.ts";
import { addWrittenCells } from "#shared/domain/imports/written-cells.ts";

const text = (of: string): Cell => ({ kind: "text", text: of });
const sheet: Sheet = {
  name: "明细",
  hidden: false,
  rows: [
    { row: 1, cells: [text("借款人"), text("金额"), text("备注")] },
    { row: 2, cells: [text(" =1+1 张三11010519491231002X"), { kind: "number", text: "5.2" }, text("秘密")] },
    { row: 3, cells: [null, { kind: "number", text: "7" }] },
    { row: 4, cells: [text("甲".repeat(80)), { kind: "number", text: "8" }] },
  ],
};
const column = (letters: string, field: string | null) => ({
  ...{ column: letters, header: "", key: "", field, mappedBy: null, samples: [] },
  holds: "text" as const,
});
const understood = [
  { sheet: "明细", columns: [column("A", "borrowerName"), column("B", "amount"), column("C", null)] },
] as unknown as UnderstoodSheet[];
const stands = { amountFen: 1n, disbursedOn: "2016-06-01", outstandingFen: 1n };
const answer = (row: number, going = true): RowAnswer => ({
  ...{ sheet: "明细", row, outcome: going ? "new" : "refused", reasons: [] },
  ...(going ? { stands } : {}),
});

test("the cells of what is compared stand beside a row that goes in, numbers of people masked, long ones cut", () => {
  const answers = [answer(2), answer(3), answer(4), answer(1, false)];

  addWrittenCells(answers, [sheet], understood);

  expect(answers[0]?.written).toEqual([
    { field: "borrowerName", cell: "A2", text: "=1+1 张三110105********002X" },
    { field: "amount", cell: "B2", text: "5.2" },
  ]);
  expect(answers[1]?.written?.[0]).toEqual({ field: "borrowerName", cell: "A3", text: "" });
  expect(answers[2]?.written?.[0]?.text).toBe(`${"甲".repeat(60)}…`);
  expect(answers[3]).not.toHaveProperty("written");
});
