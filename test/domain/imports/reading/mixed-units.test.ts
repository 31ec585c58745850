import { expect, test } from "vitest";
import { headerFingerprint } from "#shared/domain/imports/reading/header-fingerprint.ts";
import { headersWith, outcomeOf, readBook } from "#test/support/read-tables.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const sheetWith = (headers: readonly Written[], ...amounts: Written[]) =>
  sheetOf("明细", [headers, ...amounts.map((amount, index) => plainRow(`A${index}`, amount))]);
const noticesOf = (...sheets: ReturnType<typeof sheetWith>[]) =>
  readBook(sheets).notices.map(({ code }) => code);
const refused = (row: number) => `G${row}:amount-unit-doubtful`;
const yuan = headersWith({ 放款金额: "放款金额（元）" });
const wan = headersWith({ 放款金额: "放款金额（万元）" });

test.each<[string, readonly Written[], Written[], string]>([
  [
    "8 and 5.5 among tens of thousands",
    plainHeaders,
    [50_000, 8, 120_000, 5.5],
    `loan ${refused(3)} loan ${refused(5)}`,
  ],
  ["a small loan", plainHeaders, [50_000, 800, 1000], "loan loan loan"],
  ["small loans alone", plainHeaders, [800, 50, 9000], "loan loan loan"],
  ["8 under 元", yuan, [50_000, 8], "loan loan"],
  ["50000 under 万元", wan, [5, 12.5, 50_000], `loan loan ${refused(4)}`],
  ["a large loan under 万元", wan, [5, 12.5, 1000], "loan loan loan"],
])("%s", (_, headers, amounts, outcomes) => {
  expect(outcomeOf([sheetWith(headers, ...amounts)])).toBe(`header ${outcomes}`);
});

test("the sheets of a book are held against each other", () => {
  const [, ...rows] = outcomeOf([
    sheetWith(plainHeaders, 50_000),
    { ...sheetWith(plainHeaders, 8), name: "二" },
  ]).split(" ");
  expect(rows).toEqual(["loan", "header", refused(2)]);
});

test("once the liaison told the unit every amount is taken, and a small one told", () => {
  const mapping = {
    fingerprint: headerFingerprint([...plainHeaders]),
    columns: {},
    amountUnit: "yuan" as const,
  };
  const sheet = sheetWith(plainHeaders, 50_000, 8);
  const { rows, notices } = readBook([sheet], { columnMappings: [mapping] });
  expect(rows.map(({ kind }) => kind)).toEqual(["skipped", "loan", "loan"]);
  expect(notices).toContainEqual(
    expect.objectContaining({ code: "loan-unusually-small", cells: ["明细!G3"] }),
  );
});

test("a loan below a thousand yuan is told beside larger ones", () => {
  expect(noticesOf(sheetWith(plainHeaders, 50_000, 800))).toContain("loan-unusually-small");
  expect(noticesOf(sheetWith(plainHeaders, 50_000, 1000))).not.toContain("loan-unusually-small");
  expect(noticesOf(sheetWith(plainHeaders, 900, 800))).not.toContain("loan-unusually-small");
});

test.each([
  [5, true],
  [4.8, true],
  [0.3, false],
  [48_000, false],
  [0, false],
])("a balance of %d beside 50,000 yuan looks like 万元: %s", (balance, expected) => {
  const sheet = sheetOf("明细", [
    [...plainHeaders, "贷款余额"],
    [...plainRow("A1"), balance],
  ]);
  expect(noticesOf(sheet).includes("balance-like-wan")).toBe(expected);
});
