import { expect, test } from "vitest";
import {
  headerFingerprint,
  headerKeys,
  headerNames,
} from "#shared/domain/imports/reading/header-fingerprint.ts";
import { latestFirst, splitStamp } from "#shared/domain/imports/reading/header-stamp.ts";
import { headerWord } from "#shared/domain/imports/reading/header-word.ts";
import { compact } from "#shared/domain/imports/reading/text.ts";

const june = { month: 6 };
const june2016 = { year: 2016, month: 6 };
const last = { ...june2016, day: 30 };

test.each([
  ["6月放款金额", "放款金额", june],
  ["06月份发放金额", "发放金额", june],
  ["六月末余额", "余额", june],
  ["8月底贷款余额", "贷款余额", { month: 8 }],
  ["截至6月末余额", "余额", june],
  ["6月30日贷款余额", "贷款余额", { month: 6, day: 30 }],
  ["6.30余额", "余额", { month: 6, day: 30 }],
  ["2016年6月余额", "余额", june2016],
  ["16年6月末余额", "余额", june2016],
  ["二〇一六年六月贷款余额", "贷款余额", june2016],
  ["201606贷款余额", "贷款余额", june2016],
  ["2016年6月30日贷款余额", "贷款余额", last],
  ["20160630余额", "余额", last],
  ["2016-06-30 贷款余额", "贷款余额", last],
  ["截止2016年6月底贷款余额（元）", "贷款余额(元)", june2016],
  ["贷款余额（截至2016.6.30）", "贷款余额", { ...last, bracketed: true }],
  ["贷款余额（2016年6月末，万元）", "贷款余额(万元)", { ...june2016, bracketed: true }],
  ["贷款余额6月末", "贷款余额", june],
  ["2015年末贷款余额", "贷款余额", { year: 2015, month: 12 }],
  ["1-6月放款金额", "放款金额", { ...june, period: true }],
  ["2016年1月至6月发放金额", "发放金额", { ...june2016, period: true }],
])("the time in %s is set aside", (header, text, stamp) => {
  expect(splitStamp(compact(header))).toEqual({ text, stamp });
});

test.each([
  "年初余额",
  "上年末余额",
  "上月末余额",
  "上年6月末余额",
  "6月初余额",
  "2016年放款金额",
  "2016年上半年放款金额",
  "余额比6月末增减",
  "6月以上逾期",
  "期限（12月）",
  "期限12月",
  "贷款期限6个月",
  "6月末",
  "2016年6月",
  "12月均余额",
  "借据号",
])("%s keeps what it says of time", (header) => {
  expect(splitStamp(compact(header))).toEqual({ text: compact(header) });
});

test("a time of several months stays in the word, so that it is no amount of a loan by itself", () => {
  expect(headerWord("1-6月放款金额").word).toBe("1-6月放款金额");
  expect(headerWord("6月放款金额（万元）")).toMatchObject({
    word: "放款金额",
    moneyUnit: "wan",
    stamp: june,
  });
});

const months = (...numbers: number[]) => numbers.map((month) => ({ month }));

test("months are put in order, over the turn of a year too, and in none where they lie far apart", () => {
  expect(latestFirst(months(5, 6, 7))).toEqual([2, 1, 0]);
  expect(latestFirst(months(12, 1))).toEqual([1, 0]);
  expect(latestFirst(months(6, 12))).toBeUndefined();
  expect(latestFirst([{ year: 2015, month: 12 }, june2016])).toEqual([1, 0]);
  expect(latestFirst([{ month: 7 }, june2016])).toBeUndefined();
});

test("headers that differ by their month alone have one fingerprint and one key, and none without a month is another", () => {
  const inMonth = (month: string) => ["借据号", `${month}月放款金额`, `${month}月末贷款余额（元）`];
  expect(headerFingerprint(inMonth("6"))).toBe(headerFingerprint(inMonth("07")));
  expect(headerKeys(inMonth("6"))).toEqual(["借据号", "放款金额", "贷款余额(元)"]);
  expect(headerFingerprint(["借据号", "放款金额", "年初余额"])).toBe("借据号|年初余额|放款金额");
  expect(headerFingerprint(inMonth("6"))).not.toBe(
    headerFingerprint(["借据号", "6月放款金额", "6月末贷款余额"]),
  );
});

test("of columns that differ by their month the latest has the bare key, wherever it stands", () => {
  expect(headerKeys(["6月末余额", "7月末余额"])).toEqual(["余额#2", "余额"]);
  expect(headerKeys(["8月末余额", "7月末余额"])).toEqual(["余额", "余额#2"]);
  expect(headerKeys(["7月末余额", "余额"])).toEqual(["余额#2", "余额"]);
  expect(headerKeys(["12月末余额", "1月末余额"])).toEqual(["余额#2", "余额"]);
  expect(headerKeys(["6月末余额", "12月末余额"])).toEqual(["6月末余额", "12月末余额"]);
});

test("the names by which an earlier version kept decisions come after those of today", () => {
  expect(headerNames(["借据号", "6月放款金额"])).toEqual([
    { keys: ["借据号", "放款金额"], fingerprint: "借据号|放款金额" },
    { keys: ["借据号", "6月放款金额"], fingerprint: "6月放款金额|借据号" },
  ]);
  expect(headerNames(["借据号", "放款金额"])).toHaveLength(1);
});
