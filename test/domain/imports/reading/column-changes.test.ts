import { expect, test } from "vitest";
import { columnChanges } from "#shared/domain/imports/reading/column-changes.ts";
import { headerFingerprint, headerKeys } from "#shared/domain/imports/reading/header-fingerprint.ts";
import { chuzhou, plainHeaders, plainRow, sheetOf, tablesOf } from "#test/support/sheets.ts";

const understoodOf = (headers: readonly string[]) =>
  tablesOf([sheetOf("明细", [headers, plainRow("A1")])], "book.xlsx", {
    programme: chuzhou,
    today: "2016-11-01",
  }).understood;

test("a column that appears and one that vanishes are told, blanks and order make no other column", () => {
  const before = understoodOf([...plainHeaders, "贷款余额", "客户经理"]);
  const now = understoodOf([...plainHeaders.toReversed(), "贷 款 余 额", "五级分类"]);
  expect(columnChanges(before, now)).toEqual({ appeared: ["五级分类"], vanished: ["客户经理"] });
  expect(columnChanges(before, before)).toEqual({ appeared: [], vanished: [] });
});

test("headers have one fingerprint in any order, and another with another unit or another column", () => {
  const fingerprint = headerFingerprint(["借据号", "放款金额（元）"]);
  expect(headerFingerprint([" 放款金额(元)", "借 据 号"])).toBe(fingerprint);
  expect(headerFingerprint(["借据号", "放款金额（万元）"])).not.toBe(fingerprint);
  expect(headerFingerprint(["借据号", "放款金额（元）", "余额"])).not.toBe(fingerprint);
});

test("two headers of one text are named apart, and very many headers make no endless fingerprint", () => {
  expect(headerKeys(["金额", "日期", "金 额"])).toEqual(["金额", "日期", "金额#2"]);
  const many = Array.from({ length: 3000 }, (_, index) => `列${index}`);
  expect(headerFingerprint(many).length).toBeLessThan(1300);
  expect(headerFingerprint(many)).not.toBe(headerFingerprint(many.with(2999, "别的")));
});
