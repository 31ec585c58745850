import { describe, expect, test } from "vitest";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { columnFields, columnNames } from "#shared/domain/imports/reading/columns.ts";
import { shownSheetNames } from "#shared/domain/imports/reading/sheet-name.ts";
import { readAsNew } from "#test/support/as-new-loans.ts";
import { personNumber } from "#test/support/csv-book.ts";
import { holdsNumber } from "#test/support/holds-number.ts";
import { chuzhou, plainHeaders, plainRow, sheetOf, tablesOf, type Written } from "#test/support/sheets.ts";

const today = "2016-11-24";
const number = personNumber(4711);
const spelt = [
  number,
  number.replaceAll(/(.{4})/g, "$1 "),
  [...number].join("-"),
  [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(""),
  `王小明${number}`,
];
const optional = ["贷款用途", "产品", "担保方式", "支行", "合同号", "农技协统一社会信用代码"] as const;
const optionalRow = ["购化肥", "农户贷", "信用", "琅琊支行", "HT-1", "91350100M000100Y43"];
const read = (sheets: Sheet[], fileName = "book.xlsx") =>
  tablesOf(sheets, fileName, { programme: chuzhou, today });
const textOf = (value: unknown) => JSON.stringify(value, (_, part) => (typeof part === "bigint" ? "" : part));

/** A sheet of one good row and one with a text in a column. */
function sheetWith(header: string, text: Written): Sheet {
  const headers: string[] = [...plainHeaders, ...optional];
  const row: Written[] = [...plainRow("A2", 70_000), ...optionalRow];
  row[headers.indexOf(header)] = text;
  return sheetOf("明细", [headers, [...plainRow("A1"), ...optionalRow], row]);
}

describe("an identity number in a cell that is not its own", () => {
  test.each(["借据号", "借款人", "所属农技协"])("refuses the row where it stands under %s", (header) => {
    for (const text of spelt) {
      const { rows } = read([sheetWith(header, text)]);

      const [refused, ...others] = rows.filter(({ kind }) => kind === "refused");
      expect(others).toEqual([]);
      const reasons = refused?.kind === "refused" ? refused.reasons : [];
      expect(reasons.map(({ code }) => code)).toEqual([
        expect.stringMatching(/^identity-within|loan-no-identity$/),
      ]);
      expect(reasons[0]?.value).toContain("*");
    }
  });

  test.each(["贷款用途", "产品", "担保方式", "支行"])(
    "is masked where it stands under %s, which is told",
    (header) => {
      for (const text of spelt) {
        const { rows, notices } = read([sheetWith(header, text)]);

        const loans = rows.filter(({ kind }) => kind === "loan");
        expect(loans).toHaveLength(2);
        expect(textOf(loans[1])).toContain(`${number.slice(0, 6)}********${number.slice(14)}`);
        expect(notices.map(({ code }) => code)).toContain("identity-masked");
      }
    },
  );

  test.each(["合同号", "农技协统一社会信用代码"])(
    "is left out where it stands under %s, which is told",
    (header) => {
      for (const text of spelt) {
        const { rows, notices } = read([sheetWith(header, text)]);

        const [, second] = rows.flatMap((row) => (row.kind === "loan" ? [row.facts] : []));
        expect(second).toMatchObject({ loanNo: "A2", purpose: "购化肥" });
        expect(header === "合同号" ? second?.contractNo : second?.associationCode).toBeUndefined();
        expect(notices.find(({ code }) => code === "cells-unread")?.message).toContain("身份证号");
      }
    },
  );

  test("leaves nothing of itself in what is told and kept of a file, whatever the column", () => {
    for (const field of columnFields) {
      if (field === "identityNo") continue;
      const header = columnNames[field];
      const headers = [...new Set<string>([...plainHeaders, ...optional, header])];
      for (const text of spelt) {
        const row: Written[] = [...plainRow("A2"), ...optionalRow];
        row[headers.indexOf(header)] = text;
        const whole = readAsNew([sheetOf("明细", [headers, row, row, row])], "book.xlsx", {
          programme: chuzhou,
          today,
        });
        expect(holdsNumber(textOf(whole), number), `${header} ${text}`).toBe(false);
      }
    }
  });

  test("leaves nothing of itself where it stands in titles, headers, notes, totals and columns that are not read", () => {
    for (const text of spelt) {
      const rows: Written[][] = [
        [`名单 ${text}`],
        [...plainHeaders, `备注${text}`, `担保人${text}`],
        [...plainRow("A1"), text, text],
        [...plainRow("A2"), `同上${text}`],
        ["合计", text, null, null, null, null, 100_000],
        [`备注：${text}`],
      ];
      const named = sheetOf(`明细${text}`, rows);
      const whole = read([named, sheetOf(`说明${text}`, [[text]])]);

      expect(whole.rows.filter(({ kind }) => kind === "loan")).toHaveLength(2);
      expect(holdsNumber(textOf(whole), number), text).toBe(false);
    }
  });

  test("leaves nothing of itself in the reason for which a whole file is refused", () => {
    for (const text of spelt) {
      const unread = readAsNew([sheetOf(`明细${text}`, [[...plainHeaders.slice(1), text], [text]])], text, {
        programme: chuzhou,
        today,
      });
      expect(unread.outcome).toBe("refused");
      expect(
        holdsNumber(textOf([unread, unread.outcome === "refused" && unread.failure.facts]), number),
      ).toBe(false);
    }
  });
});

describe("sound books stay as they are", () => {
  test("contract numbers of region, day and serial, and numbers of 15 digits", () => {
    const loanNo = (serial: number) => `34112620160605${String(serial).padStart(4, "0")}`;
    const rows = Array.from({ length: 200 }, (_, index): Written[] => [
      ...plainRow(`A${index}`),
      loanNo(index),
      `还${loanNo(index)}`,
      `341126160605${String(index).padStart(3, "0")}`,
    ]);
    const { rows: told, notices } = read([
      sheetOf("明细", [[...plainHeaders, "合同号", "贷款用途", "产品"], ...rows]),
    ]);

    const facts = told.flatMap((row) => (row.kind === "loan" ? [row.facts] : []));
    expect(facts.map(({ contractNo, purpose, product }) => [contractNo, purpose, product])).toEqual(
      rows.map((row) => row.slice(-3)),
    );
    expect(notices.map(({ code }) => code)).not.toContain("identity-masked");
  });

  test("a loan number that is shown as the reason's value is shown whole", () => {
    const row = plainRow("341126201606050012");
    row[6] = "十万";
    const [refused] = read([sheetOf("明细", [plainHeaders, row])]).rows.filter(
      ({ kind }) => kind === "refused",
    );
    expect(refused).toMatchObject({ loanNo: "341126201606050012" });
  });
});

test("sheets whose names differ in a number only are still told apart", () => {
  const names = ["甲110105194912310021", "甲110105195012310021", "明细", "甲110105********0021"];
  expect(shownSheetNames(names)).toEqual([
    "甲110105********0021#2",
    "甲110105********0021#3",
    "明细",
    "甲110105********0021",
  ]);
});
