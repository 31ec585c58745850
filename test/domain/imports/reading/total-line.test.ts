import { expect, test } from "vitest";
import { isLabelledTotal, labelledSum } from "#shared/domain/imports/reading/total-line.ts";

test.each<[string[], bigint | undefined]>([
  [["总笔数:9", "合计金额:5,550,684.88"], 555_068_488n],
  [["总笔数:9总金额:900000元"], 90_000_000n],
  [["总笔数", "9"], undefined],
  [["总笔数", "9", "总金额", "900000"], 90_000_000n],
  [["共9笔"], undefined],
  [["共9笔,金额合计900000元"], 90_000_000n],
  [["放款笔数:9笔;放款金额:90.5万元"], undefined],
])("%j only labels figures of its own, and its sum is %s", (texts, sum) => {
  expect(isLabelledTotal(texts)).toBe(true);
  expect(labelledSum(texts, "yuan")).toBe(sum);
});

test.each([
  [["滁借2016060001", "王建国", "50000"]],
  [["50000", "2016"]],
  [["合计", "900000"]],
  [["本月共发放9笔,其中新增6笔"]],
  [["总笔数:9", "王建国"]],
  [["合计金额:".repeat(40)]],
])("%j is no such line", (texts) => {
  expect(isLabelledTotal(texts)).toBe(false);
});
