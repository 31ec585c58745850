import { expect, test } from "vitest";
import type { Sheet, SheetRow } from "#shared/domain/base/sheet.ts";
import { readAsNew } from "#test/support/as-new-loans.ts";
import { readOn } from "#test/support/read-tables.ts";
import { chuzhou, plainHeaders, plainRow } from "#test/support/sheets.ts";

/** A sheet of records as the reader of delimited text gives them, a field that is empty as an empty text. */
function recordsOf(lines: readonly (readonly string[])[], stray: readonly number[] = []): Sheet {
  const recordWidths = new Map<number, number>();
  const rows = lines.map((fields, index): SheetRow => {
    recordWidths.set(fields.length, (recordWidths.get(fields.length) ?? 0) + 1);
    const last = fields.findLastIndex((field) => field !== "");
    const cells = fields
      .slice(0, last + 1)
      .map((text) => (text === "" ? null : { kind: "text" as const, text }));
    const record = { row: index + 1, line: index + 1, fields: fields.length, cells };
    return stray.includes(index + 1) ? { ...record, strayQuote: true } : record;
  });
  return { name: "CSV", hidden: false, rows, recordWidths };
}

function answersTo(lines: readonly (readonly string[])[], stray?: readonly number[]) {
  const tables = readAsNew([recordsOf(lines, stray)], "a.csv", { programme: chuzhou, today: readOn });
  if (tables.outcome === "refused") throw tables.failure;
  const rows = tables.rows.slice(1).map((row) => {
    if (row.kind === "refused") return row.reasons.map(({ code }) => code).join(" ");
    return row.kind === "loan" ? "loan" : row.why;
  });
  return { rows, notices: tables.notices.map(({ code, message }) => `${code} ${message}`) };
}

const texts = (loanNo: string, ...more: string[]) => [...plainRow(loanNo, "50000").map(String), ...more];
const more = ["贷款余额", "贷款用途", "担保方式", "备注"];
const headers = [...plainHeaders, ...more];
const usual = [
  texts("A1", "40000", "养殖", "保证", ""),
  texts("A2", "", "养殖", "信用", "已核实"),
  texts("A3", "30000", "购鱼苗", "保证", ""),
  texts("A4", "20000", "养殖", "信用", ""),
  texts("A5", "20000", "", "保证", ""),
  texts("A6", "20000", "养殖", "保证", ""),
];
const withOne = (row: readonly string[]) => answersTo([headers, ...usual, row]).rows.at(-1);

test.each<[string, string[], string]>([
  ["as many fields", texts("B1", "1000", "养殖", "保证", "x"), "loan"],
  ["a filled field too many", texts("B1", "1000", "养殖", "鱼", "保证", "x"), "fields-too-many"],
  ["a field too many, the last one empty", texts("B1", "1000", "养", "殖", "保证", ""), "fields-too-many"],
  ["an empty field too many behind cells in place", texts("B1", "1000", "养殖", "保证", "", ""), "loan"],
  ["three of them", texts("B1", "1000", "养殖", "保证", "", "", "", ""), "loan"],
  ["empty fields at the end left out", texts("B1", "1000", "养殖", "保证"), "loan"],
  ["fields left out that all others fill", texts("B1", "1000"), "fields-too-few"],
  ["a line that was broken before the balance", texts("B1"), "fields-too-few"],
  ["a balance left out", texts("B1", "养殖", "保证", ""), "fields-too-few"],
  ["a purpose left out", texts("B1", "1000", "保证", ""), "fields-too-few"],
  ["a county left out", texts("B1", "1000", "养殖", "保证", "").toSpliced(5, 1), "fields-too-few"],
])("a record with %s", (_, row, expected) => {
  expect(withOne(row)).toBe(expected);
});

test("a text that nothing tells from another leaves it unclear whether a field was left out", () => {
  const lines = [
    [...plainHeaders, "贷款用途", "备注"],
    texts("A1", "养猪", "甲"),
    texts("A2", "养鸡", ""),
    texts("A3", "养鸭"),
  ];
  expect(answersTo(lines).rows).toEqual(["loan", "loan", "fields-too-few"]);
  const trimmed = [lines[0] ?? [], texts("A1", "养猪", "甲"), texts("A2", "养鸡"), texts("A3", "养鸭")];
  expect(answersTo(trimmed).rows).toEqual(["loan", "loan", "loan"]);
});

test("where figures are in doubt, many records have to leave out the same", () => {
  const head = [...plainHeaders.slice(0, 6), "放款日期", "放款金额", "贷款余额"];
  const loan = (loanNo: string, ...figures: string[]) => [
    ...texts(loanNo).slice(0, 6),
    "2016-06-05",
    ...figures,
  ];
  const full = [loan("A1", "50000", "40000"), loan("A2", "60000", ""), loan("A3", "70000", "70000")];
  expect(answersTo([head, ...full, loan("A4", "50000")]).rows.at(-1)).toBe("fields-too-few");
  const many = ["A4", "A5", "A6"].map((loanNo) => loan(loanNo, "50000"));
  expect(answersTo([head, ...full, ...many]).rows.slice(-3)).toEqual(["loan", "loan", "loan"]);
});

test("records that all end with a separator more fit, and one among them that has moved does not", () => {
  const lines = usual.map((row) => [...row, ""]);
  const moved = texts("B1", "1000", "养", "殖", "保证", "", "");
  expect(answersTo([headers, ...lines, moved]).rows).toEqual([...usual.map(() => "loan"), "fields-too-many"]);
});

test.each<[string, string[], string]>([
  ["120,000", ["120", "000"], "amount-split"],
  ["1,500.50", ["1", "500.50"], "amount-split"],
  ["¥51,000", ["¥51", "000"], "amount-split"],
  ["a small amount before a day", ["120", ""], "loan"],
])("an amount %s without quotes before an empty field that was left out", (_, figures, expected) => {
  const head = [...plainHeaders.slice(0, 6), "放款日期", "放款金额", "备注"];
  const loan = (...last: string[]) => [...texts("A1").slice(0, 6), "2016-06-05", ...last];
  expect(answersTo([head, loan(...figures)]).rows).toEqual([expected]);
});

test("in 万元, and in a column of figures behind the balance, three digits are no rest of an amount", () => {
  const head = [...plainHeaders.slice(0, 6), "放款日期", "放款金额（万元）", "期限"];
  expect(answersTo([head, [...texts("A1").slice(0, 6), "2016-06-05", "5", "120"]]).rows).toEqual(["loan"]);
  const terms = ["120", "240", "360"].map((term, n) => texts(`A${n}`, n === 0 ? "500" : "40000", term));
  expect(answersTo([[...plainHeaders, "贷款余额", "期限"], ...terms]).rows).toEqual(["loan", "loan", "loan"]);
  const cut = ["x", "500", "y"].map((note, n) => texts(`A${n}`, n === 1 ? "40" : "40000", note));
  expect(answersTo([[...plainHeaders, "贷款余额", "备注"], ...cut]).rows[1]).toBe("amount-split");
});

test("where every record has a field too many, the digits behind a small balance are the rest of it", () => {
  const head = [...plainHeaders, "贷款余额", "期限", "备注"];
  const lines = ["000", "436.81", "500"].map((rest, n) => texts(`A${n}`, "42", rest, "12", ""));
  expect(answersTo([head, ...lines]).rows).toEqual(["amount-split", "amount-split", "amount-split"]);
});

test("where empty fields are left out, a comma in a text makes a row as long as the header", () => {
  const lines = Array.from({ length: 12 }, (_, n) =>
    texts(`A${n}`, n % 2 === 0 ? "养殖" : "种植", n % 3 === 0 ? "凤阳支行" : "来安支行"),
  );
  const head = [...plainHeaders, "贷款用途", "支行", "备注"];
  const noted = texts("B1", "养殖", "来安支行", "已核实");
  const moved = texts("B2", "买鱼", "买虾", "凤阳支行");
  expect(answersTo([head, ...lines, noted, moved]).rows.slice(-2)).toEqual(["loan", "fields-shifted"]);
});

test("a record in two lines is told of both, and two short ones that fit by themselves are not", () => {
  const [first, second] = [texts("B1", "1000", "买鱼"), ["和虾", "保证", ""]];
  const rows = answersTo([headers, ...usual, first, second]).rows;
  expect(rows.slice(-2)).toEqual(["record-broken", "record-broken"]);
});

test("a stray quote refuses its row with its line, and the rows around it are read", () => {
  const { rows, notices } = answersTo([headers, ...usual], [3, 5]);
  expect(rows).toEqual(["loan", "quote-stray", "loan", "quote-stray", "loan", "loan"]);
  expect(notices[0]).toBe(
    "records-unfit 有 2 行的引号或分隔符不对，没有读取：文件第 3、5 行。请改正后重新上传。",
  );
});

test("titles, totals and signatures have as many fields as they like, and a total in the wrong place is none", () => {
  const total = (...figures: string[]) => ["合计", "", "", "", "", "", ...figures];
  const foot = [total("300000"), ["制表人：王强", "复核人：李敏"]];
  const { rows, notices } = answersTo([headers, ...usual, ...foot]);
  expect(rows).toEqual([...usual.map(() => "loan"), "total", "note"]);
  expect(notices.join()).not.toMatch(/control-total|records-unfit/);
  expect(answersTo([headers, ...usual, total("300", "000")]).notices.join()).not.toContain("control-total");
});

test("a refusal tells neither a name nor an identity number that has come to stand elsewhere", () => {
  const tables = readAsNew(
    [
      recordsOf([
        headers,
        ...usual,
        texts("B1", "1", "2", "3", "4").slice(2),
        texts("B2", "1", "2").slice(1),
      ]),
    ],
    "a.csv",
    { programme: chuzhou, today: readOn },
  );
  const refused = "rows" in tables ? tables.rows.filter(({ kind }) => kind === "refused") : [];
  expect(refused).toHaveLength(2);
  expect(JSON.stringify(refused.map((row) => ({ ...row, amountFen: undefined })))).not.toMatch(
    /王小明|11010519491231002X/,
  );
});
