import { expect, test } from "vitest";
import { statedCount } from "#shared/domain/imports/reading/stated-count.ts";
import { rowsOf, sheetOf, type Written } from "#test/support/sheets.ts";

const stated = (cells: readonly Written[], isTotal = false) => {
  const [row] = rowsOf(sheetOf("明细", [cells]));
  return row && statedCount(row, isTotal);
};

test.each<[Written[], number]>([
  [["银会合作贷款明细（共60笔）"], 60],
  [["总笔数：60", null, "总金额：1,000.00"], 60],
  [["笔数", 60, "金额", 1000], 60],
  [["合计笔数：", "60笔"], 60],
  [["合计60笔"], 60],
  [["共计 60 条记录"], 60],
])("%j says how many loans there are", (cells, expected) => {
  expect(stated(cells)).toBe(expected);
});

test("a number of 笔 alone counts in a line of totals only", () => {
  expect(stated(["合计", "60笔", 1000], true)).toBe(60);
  expect(stated(["说明", "60笔", 1000])).toBeUndefined();
});

test.each<[Written[]]>([
  [["小计60笔"]],
  [["本页共60笔"]],
  [["共60笔，其中新增6笔"]],
  [["本月共发放60笔"]],
  [["其中逾期", "共6笔"]],
  [["共60户"]],
  [["借据号", "笔数"]],
  [["合同编号 2016060"]],
])("%j says nothing of the whole table", (cells) => {
  expect(stated(cells)).toBeUndefined();
});
