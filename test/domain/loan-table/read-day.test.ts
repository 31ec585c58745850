import { expect, test } from "vitest";
import { readDay } from "#shared/domain/loan-table/read-day.ts";

test.each([
  "2016.5.10",
  "2016-5-10",
  "2016/05/10",
  "2016年5月10日",
  "２０１６年５月１０日",
  "20160510",
  "16.5.10",
  "2016-05-10 13:45:00",
  "2016/5/10 0:00",
  "42500",
  "'2016-05-10",
  "2016年5月10日13时45分",
  "2016年5月10日星期二13:45",
  "2016/5/10 下午1:45",
  "2016-05-10T13:45:00.000Z",
  "2016.5.10.",
  "2016年5月10日（星期二）",
  "2016 年 5 月 10 号",
  "42500.75",
])("%s is 10 May 2016", (text) => {
  expect(readDay({ kind: "text", text })).toBe("2016-05-10");
});

test.each([
  "2016-02-30",
  "2016年5月",
  "5月10日",
  "2016-13-01",
  "20160532",
  "10/5/2016",
  "05/10/16",
  "12.5.10",
  "99.5.10",
  "2016.5",
  "2016-5-10-1",
  "2016-05-10 25",
  "昨天",
  "160510",
  "60",
  "123456789",
])("%s is no day", (text) => {
  expect(readDay({ kind: "text", text })).toBeUndefined();
});

test("numbers are days as 20160510 or as a serial", () => {
  expect(readDay({ kind: "number", text: "20160510" })).toBe("2016-05-10");
  expect(readDay({ kind: "number", text: "42500" })).toBe("2016-05-10");
  expect(readDay({ kind: "boolean", value: true })).toBeUndefined();
});
