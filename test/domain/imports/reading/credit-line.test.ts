import { expect, test } from "vitest";
import { readBook } from "#test/support/read-tables.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const read = (rows: readonly Written[][]) => readBook([sheetOf("明细", [...rows])]);
const lastOf = (rows: readonly Written[][]) => read(rows).rows.at(-1);
const withLine = (line: Written, header = "授信额度") => [
  [...plainHeaders, header],
  [...plainRow("A1"), line],
];

test.each([
  ["授信额度", 100_000, 10_000_000n],
  ["授信额度（万元）", 10, 10_000_000n],
  ["授信金额（元）", 0, 0n],
])("%s is the line stated beside the loan, and no part of what was paid out", (header, line, fen) => {
  expect(lastOf(withLine(line, header))).toMatchObject({
    kind: "loan",
    facts: { amountFen: 5_000_000n, creditLineFen: fen },
  });
});

const grouped = (group: string, column: string) =>
  lastOf([
    [...plainHeaders, group, null],
    [...plainHeaders.map(() => null), column, "余额"],
    [...plainRow("A1"), 9000, 3000],
  ]);

test.each(["额度", "授信额度", "授信总额"])(
  "under 授信情况 the column %s is the line, and 余额 neither that nor the loan's balance",
  (column) => {
    const row = grouped("授信情况", column);
    expect(row).toMatchObject({ facts: { creditLineFen: 900_000n } });
    expect(row).not.toHaveProperty("facts.outstandingFen", expect.anything());
  },
);

test.each(["担保人情况", "上年授信"])("under %s the column 授信额度 is not the loan's line", (group) => {
  expect(grouped(group, "授信额度")).toMatchObject({ kind: "loan" });
  expect(grouped(group, "授信额度")).not.toHaveProperty("facts.creditLineFen", expect.anything());
});

test("a line in another unit than the sheet's refuses the file, one of its own header does not", () => {
  expect(() => read([["单位：元"], ...withLine(10, "授信额度（万元）")])).toThrow("unit-contradictory");
  expect(read(withLine(10, "授信额度（万元）")).understood[0]).toMatchObject({
    amountUnit: "yuan",
    creditLineUnit: "wan",
  });
});

test("a blank line tells nothing, one below zero is refused, and one that is no number is left out and told", () => {
  expect(lastOf(withLine(null))).not.toHaveProperty("facts.creditLineFen", expect.anything());
  expect(lastOf(withLine(-1))).toMatchObject({ reasons: [{ cell: "I2", code: "credit-line-negative" }] });
  const { rows, notices } = read(withLine("约十万"));
  expect(rows.at(-1)).toMatchObject({ kind: "loan", unread: [{ cell: "I2", code: "amount-not-a-number" }] });
  expect(rows.at(-1)).not.toHaveProperty("facts.creditLineFen", expect.anything());
  expect(notices).toContainEqual(
    expect.objectContaining({ code: "cells-unread", count: 1, cells: ["明细!I2"] }),
  );
});

test("a line below the amount is told and taken", () => {
  const { rows, notices } = read(withLine(40_000));
  expect(rows.at(-1)?.kind).toBe("loan");
  expect(notices).toContainEqual(
    expect.objectContaining({ code: "credit-line-below-amount", cells: ["明细!I2"] }),
  );
});
