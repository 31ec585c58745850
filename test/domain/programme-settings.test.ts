import { describe, expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { changesOf, programmeUnder, settingFaults, withSettings } from "#shared/domain/programme-settings.ts";

const long = "字".repeat(101);

describe("settings that are against the rules say why", () => {
  test.each([
    ["目标金额应大于 0", { goalFen: 0n }],
    ["目标金额应大于 0", { goalFen: -1n }],
    ["目标金额不能超过 9000 亿元", { goalFen: 90_000_000_000_001n }],
    ["开始日期 2019-06-01 晚于截止日期 2019-05-31", { firstOn: "2019-06-01" }],
    ["起止日期应为日历上有的日期", { lastOn: "2019-02-30" }],
    ["起止日期相距不能超过 30 年", { firstOn: "2016-06-01", lastOn: "2046-06-01" }],
    ["项目名称应为 1 到 100 个字，不能换行", { name: "" }],
    ["项目名称应为 1 到 100 个字，不能换行", { name: long }],
    ["项目名称应为 1 到 100 个字，不能换行", { name: "银会\n合作" }],
    ["贷款产品有重复", { products: ["小额贷款", "小额贷款"] }],
    ["每种贷款产品应为 1 到 100 个字，不能换行", { products: ["小额贷款", " "] }],
    ["贷款产品不能超过 500 种", { products: Array.from({ length: 501 }, (_, index) => `${index}`) }],
  ])("%s (%#)", (fault, settings) => {
    expect(settingFaults(withSettings(defaultProgramme, settings))).toEqual([fault]);
  });

  test("settings within the rules have no fault, to the last fen, day and character", () => {
    const widest = {
      name: "𠮷".repeat(100),
      goalFen: 90_000_000_000_000n,
      firstOn: "2016-06-01",
      lastOn: "2046-05-31",
      products: Array.from({ length: 500 }, (_, index) => `${index}`),
      fourEyes: true,
    };

    expect(settingFaults(withSettings(defaultProgramme, widest))).toEqual([]);
    expect(settingFaults(withSettings(defaultProgramme, { goalFen: 1n, products: [] }))).toEqual([]);
  });
});

test("only what differs is a change, products in their order", () => {
  const programme = { ...defaultProgramme, products: ["甲", "乙"] };

  expect(
    changesOf(programme, { goalFen: programme.goalFen, products: ["甲", "乙"], fourEyes: true }),
  ).toEqual({
    before: { fourEyes: false },
    after: { fourEyes: true },
  });
  expect(changesOf(programme, { products: ["乙", "甲"] })).toEqual({
    before: { products: ["甲", "乙"] },
    after: { products: ["乙", "甲"] },
  });
});

test("what no version has set stays as the file says, also when the file changes", () => {
  const version = {
    revision: 1,
    changedAt: "2016-11-01T02:00:00.000Z",
    changedBy: "张主任",
    reason: "调整",
    before: { fourEyes: true, products: ["甲"] },
    after: { fourEyes: false, products: [] },
    settings: { fourEyes: false, products: [] },
  };
  const filed = { ...defaultProgramme, goalFen: 5n, fourEyes: true, products: ["甲"] };

  expect(programmeUnder(filed, version)).toEqual({ ...filed, fourEyes: false, products: [] });
  expect(programmeUnder(filed, undefined)).toBe(filed);
});
