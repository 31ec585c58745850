import { describe, expect, test } from "vitest";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { type Bank, banksOf } from "#shared/domain/base/bank.ts";
import type { County } from "#shared/domain/programme/programme.ts";
import {
  changesOf,
  programmeUnder,
  settingFaults,
  settingsOf,
  withSettings,
} from "#shared/domain/programme/programme-settings.ts";

const long = "字".repeat(101);

const step = (until: string, goalFen: bigint) => ({ until, goalFen });
const terms = (answerDays: number, nearDays: number, lateDays: number) => ({
  correctionTerms: { answerDays, nearDays, lateDays },
});

const stays = (officeHours: number, associationDays: number) => ({
  sessionTerms: { officeHours, associationDays },
});

const county = (part: Partial<County>): County => ({ code: "341102", name: "琅琊区", aliases: [], ...part });
const bank = (...branches: string[]): Bank => ({
  ...defaultProgramme.bank,
  branches: branches.map((name, index) => ({
    branchId: `b${index}`,
    name,
    aliases: [],
    countyCode: "341102",
  })),
});

describe("settings that are against the rules say why", () => {
  test.each([
    ["目标金额应大于 0", { goalFen: 0n }],
    ["目标金额应大于 0", { goalFen: -1n }],
    ["目标金额不能超过 9000 亿元", { goalFen: 90_000_000_000_001n }],
    ["开始日期 2019-06-01 晚于截止日期 2019-05-31", { firstOn: "2019-06-01" }],
    ["起止日期应为日历上有的日期", { lastOn: "2019-02-30" }],
    ["起止日期相距不能超过 100 年", { firstOn: "2016-06-15", lastOn: "2116-06-01" }],
    ["项目名称应为 1 到 100 个字，不能换行", { name: "" }],
    ["项目名称应为 1 到 100 个字，不能换行", { name: long }],
    ["项目名称应为 1 到 100 个字，不能换行", { name: "银会\n合作" }],
    ["主送机关应为 1 到 100 个字，不能换行", { addressedTo: "各县\n科协" }],
    ["抄送机关不能超过 100 个字，不能换行", { copiedTo: long }],
    ["贷款产品有重复", { products: ["小额贷款", "小额贷款"] }],
    ["每种贷款产品应为 1 到 100 个字，不能换行", { products: ["小额贷款", " "] }],
    ["贷款产品不能超过 500 种", { products: Array.from({ length: 501 }, (_, index) => `${index}`) }],
    ["第 1 期分期目标的日期应在开始日期之后、截止日期之前", { tranches: [step("2019-05-31", 1n)] }],
    ["第 1 期分期目标应大于 0、小于目标金额", { tranches: [step("2017-05-31", 30_000_000_000n)] }],
    [
      "第 2 期分期目标的日期和金额应比上一期大",
      { tranches: [step("2017-05-31", 9n), step("2018-05-31", 9n)] },
    ],
    ["分期目标不能超过 20 期", { tranches: Array.from({ length: 21 }, () => step("2017-05-31", 1n)) }],
    ["更正答复的天数应为 365 以内的整数，答复期限至少 1 天", terms(0, 0, 5)],
    ["更正答复的天数应为 365 以内的整数，答复期限至少 1 天", terms(5, 2, 366)],
    ["更正申请提前提醒的天数应少于答复期限", terms(5, 5, 5)],
    ["科协、银行、审计登录保持的时间应为 1 到 168 小时", stays(0, 30)],
    ["科协、银行、审计登录保持的时间应为 1 到 168 小时", stays(169, 30)],
    ["农技协登录保持的时间应为 1 到 90 天", stays(12, 91)],
    ["农技协登录保持的时间应为 1 到 90 天", stays(12, 0.5)],
    ["月报发布日应为 1 到 28 日", { reportDay: 0 }],
    ["月报发布日应为 1 到 28 日", { reportDay: 29 }],
    ["月报发布日应为 1 到 28 日", { reportDay: 1.5 }],
    ["月报发布时间应为 0 到 23 点的整点", { reportHour: -1 }],
    ["月报发布时间应为 0 到 23 点的整点", { reportHour: 24 }],
    ["至少要有一个县（市、区）", { counties: [] }],
    ["县（市、区）的代码应为 6 位数字", { counties: [county({ code: "3411" })] }],
    ["县（市、区）的代码“341102”有重复", { counties: [county({}), county({ name: "南谯区" })] }],
    ["县（市、区）的名称和别名“琅琊区”有重复", { counties: [county({}), county({ code: "341103" })] }],
    [
      "目标权重应每个县（市、区）都填，且不全为 0；或者都不填",
      { counties: [county({ goalWeight: 1 }), county({ code: "341103", name: "南谯区" })] },
    ],
    ["目标权重应为 0 到 1000000 的整数", { counties: [county({ goalWeight: 1_000_001 })] }],
    [
      "中国邮政储蓄银行滁州市分行的贷款已在台账中，不能删去；改名可以",
      { banks: [{ bankId: "another", name: "另一家银行" }] },
    ],
    ["第一家银行不能换成别的", { banks: [{ bankId: "another", name: "另一家银行" }, bank()] }],
    [
      "银行和支行的编号应为 1 到 64 个字母、数字、点、横线",
      { banks: [bank(), { bankId: "a#b", name: "另一家" }] },
    ],
    ["支行的名称和别名“琅琊支行”有重复", { banks: [bank("琅琊支行", "琅琊支行")] }],
    [
      "琅琊支行所在的县（市、区）不在本项目中",
      { banks: [bank("琅琊支行")], counties: [county({ code: "341199" })] },
    ],
    ["第 1 个收件人不是邮件地址", { mailTo: ["office"] }],
    ["收件人有重复", { mailTo: ["a@example.cn", "A@example.cn"] }],
    ["收件人不能超过 50 个", { mailTo: Array.from({ length: 51 }, (_, index) => `a${index}@example.cn`) }],
  ])("%s (%#)", (fault, settings) => {
    expect(settingFaults(defaultProgramme, settings)).toEqual([fault]);
  });

  test("settings within the rules have no fault, to the last fen, day and character", () => {
    const widest = {
      name: "𠮷".repeat(100),
      goalFen: 90_000_000_000_000n,
      firstOn: "2016-06-01",
      lastOn: "2116-05-31",
      products: Array.from({ length: 500 }, (_, index) => `${index}`),
      fourEyes: true,
      reportDay: 28,
      reportHour: 23,
    };

    expect(settingFaults(defaultProgramme, widest)).toEqual([]);
    expect(
      settingFaults(defaultProgramme, { goalFen: 1n, products: [], reportDay: 1, reportHour: 0 }),
    ).toEqual([]);
  });
});

test("counties, banks with branches and addresses are settings that lie over the file", () => {
  const settings = {
    counties: [county({ aliases: ["经开区"], goalWeight: 3 })],
    banks: [bank("琅琊支行"), { bankId: "rural", name: "农村商业银行" }],
    mailTo: ["office@example.cn"],
  };
  const changes = changesOf(defaultProgramme, settings);
  const programme = withSettings(defaultProgramme, changes.after);

  expect(settingFaults(defaultProgramme, settings)).toEqual([]);
  expect(changes.after).toEqual(settings);
  expect(programme.bank).toEqual(settings.banks[0]);
  expect(banksOf(programme).map(({ name }) => name)).toEqual(["中国邮政储蓄银行滁州市分行", "农村商业银行"]);
  expect(changesOf(programme, settings)).toEqual({ before: {}, after: {} });
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

test("a lower goal takes the tranches along that it overtakes, and says so", () => {
  const tranches = [step("2017-05-31", 10n), step("2018-05-31", 20n), step("2019-05-31", 30n)];
  const programme = { ...defaultProgramme, goalFen: 30n, tranches };
  expect(settingsOf(programme).tranches).toEqual([step("2017-05-31", 10n), step("2018-05-31", 20n)]);

  expect(changesOf(programme, { goalFen: 15n })).toEqual({
    before: { goalFen: 30n, tranches: [step("2017-05-31", 10n), step("2018-05-31", 20n)] },
    after: { goalFen: 15n, tranches: [step("2017-05-31", 10n)] },
  });
  expect(changesOf(programme, { tranches: settingsOf(programme).tranches, ...terms(5, 2, 5) })).toEqual({
    before: {},
    after: {},
  });
});
