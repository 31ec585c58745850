import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { readHere } from "#test/support/read-here.ts";
import {
  chuzhou,
  plainHeaders,
  plainRow,
  rowsOf,
  sheetOf,
  tablesOf,
  type Written,
} from "#test/support/sheets.ts";

const folder = new URL("../../fixtures/workbooks/", import.meta.url);
/** A book of the folder; WPS writes `.et`, which is Excel's older format under another name. */
const book = (name: string) => readFile(new URL(name.replace(/\.et$/, ".xls"), folder));
const expected = JSON.parse(await readFile(new URL("expected.json", folder), "utf8"));
const today = "2016-11-01";

let store: ReturnType<typeof openSqliteStore>;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { tableReader: readHere });
});
afterEach(() => store.close());

const commit = async (name: string) => office.commit(name, await book(name));
const loans = async () => (await office.deps.ledger.listLoans({}, 200)).items;
const disbursedFen = async () => (await loans()).reduce((sum, loan) => sum + loan.facts.amountFen, 0n);
const refused = async (importId: string) =>
  (await listImportRows(office.deps, liaison, importId, { outcome: "refused", limit: 200 })).items;
/** How many rows of a book were read as loans, refused, or skipped for what reason. */
const kindsOf = async (name: string) => {
  const sheets = await readHere.read(await book(name), name);
  const { rows } = tablesOf(sheets, name, { programme: office.deps.programme, today });
  expect(rows.length).toBe(sheets.reduce((count, sheet) => count + rowsOf(sheet).length, 0));
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const kind = row.kind === "skipped" ? row.why : row.kind;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
};

const forms = ["same.xlsx", "same.xls", "same.et", "same.ods", "same.csv", "same-gb18030.csv"];

test.each(forms)(
  "%s: forty loans are taken in, and none of the other forms changes a thing",
  async (first) => {
    const record = await commit(first);
    expect(record.counts).toMatchObject({ read: 40, new: 40, refused: 0 });
    expect(await disbursedFen()).toBe(BigInt(expected.same.fen));
    const head = await office.deps.ledger.head();
    for (const name of forms.filter((other) => other !== first)) {
      expect((await commit(name)).counts).toMatchObject({ read: 40, new: 0, changed: 0, refused: 0 });
    }
    expect(await office.deps.ledger.head()).toEqual(head);
  },
);

test.each(["counties.xlsx", "counties.xls"])(
  "%s: a sheet for each county and one that sums them up",
  async (name) => {
    const record = await commit(name);
    expect(await refused(record.importId)).toEqual([]);
    expect(record.counts).toMatchObject({ read: 36, new: 36, refused: 0 });
    expect(record.controlTotal).toEqual({
      fileFen: BigInt(expected.counties.fen),
      readFen: BigInt(expected.counties.fen),
      agrees: true,
    });
    expect(record.notices?.map(({ code }) => code)).toEqual([
      "rows-hidden",
      "sheet-skipped",
      "associations-new",
    ]);
    expect(await disbursedFen()).toBe(BigInt(expected.counties.fen));
    expect(await kindsOf(name)).toMatchObject({ loan: 36, header: expected.counties.sheets });
  },
);

test("days as text in every form and amounts in 万元 are read exactly", async () => {
  const record = await commit("wan.xlsx");
  expect(await refused(record.importId)).toEqual([]);
  expect(record.controlTotal).toMatchObject({ fileFen: BigInt(expected.wan.fen), agrees: true });
  const days = Object.fromEntries((await loans()).map(({ loanNo, facts }) => [loanNo, facts.disbursedOn]));
  expect(days).toEqual(expected.wan.days);
  expect(await kindsOf("wan.xlsx")).toEqual({ header: 1, loan: 24, total: 1 });
});

test("a header in two rows under merged groups", async () => {
  const record = await commit("grouped.xlsx");
  expect(await refused(record.importId)).toEqual([]);
  expect(record.counts).toMatchObject({ read: 20, new: 20, refused: 0 });
  expect(record.understood).toMatchObject([{ headerRow: 4, amountUnit: "yuan", unitFrom: "title" }]);
  expect(record.controlTotal).toMatchObject({ fileFen: BigInt(expected.grouped.fen), agrees: true });
  expect(await kindsOf("grouped.xlsx")).toEqual({ title: 2, header: 2, loan: 20, total: 1 });
});

test("the whole book again with new balances changes those loans, and once more changes none", async () => {
  await commit("same.xls");
  const { changed, outstandingFen } = expected["same-2016-07"];
  const record = await commit("same-2016-07.xlsx");
  expect(record.counts).toMatchObject({ read: 40, new: 0, changed, unchanged: 40 - changed, refused: 0 });
  const owed = (await loans()).reduce((sum, { facts }) => sum + (facts.outstandingFen ?? 0n), 0n);
  expect(owed).toBe(BigInt(outstandingFen));
  const head = await office.deps.ledger.head();
  expect((await commit("same-2016-07.xlsx")).counts).toMatchObject({ new: 0, changed: 0 });
  expect((await office.commit("2016-06-明细.csv", await book("same.csv"))).counts).toMatchObject({
    new: 0,
    changed: 0,
  });
  expect(await office.deps.ledger.head()).toEqual(head);
});

const bookOf = (...rows: (readonly Written[])[]) =>
  tablesOf([sheetOf("明细", rows)], "book.xlsx", { programme: chuzhou, today });
/** What became of the last row: the amount and rate of a loan, the codes of a refusal. */
const lastOf = (...rows: (readonly Written[])[]) => {
  const row = bookOf(...rows).rows.at(-1);
  if (row?.kind === "refused") return row.reasons.map(({ code }) => code);
  return row?.kind === "loan" ? [row.facts.amountFen, row.facts.annualRatePpm] : row?.why;
};
const amountCalled = (header: string) => plainHeaders.map((usual) => (usual === "放款金额" ? header : usual));

test.each(["同上", "〃", "″", "''"])("%s is no name of an association and no county", (ditto) => {
  const row = plainRow("A2").with(4, ditto).with(5, ditto);
  expect(lastOf(plainHeaders, row)).toEqual(["value-ditto", "value-ditto"]);
  const { rows } = bookOf(plainHeaders, plainRow("A1"), row);
  expect(rows.at(-1)).toMatchObject({ facts: { associationName: "琅琊花生协会", countyCode: "341102" } });
});

test.each(["放款金额(万)", "放款金额（万元）", "放款金额/万元", "放款金额、万", "放款金额\n（单位：万元）"])(
  "under %j 5 is fifty thousand yuan",
  (header) => expect(lastOf(amountCalled(header), plainRow("A1", 5))).toEqual([5_000_000n, undefined]),
);

test.each<[string, bigint]>([
  ["单位：笔、万元", 5_000_000n],
  ["单位：户，元", 500n],
  ["银会合作贷款明细表（金额：万元）", 5_000_000n],
  ["银会合作贷款明细表（万元）", 5_000_000n],
  ["填报单位：滁州市分行（万元店支行）", 500n],
])("above the table stands %s", (title, fen) => {
  expect(lastOf([title], plainHeaders, plainRow("A1", 5))).toEqual([fen, undefined]);
});

test.each<[string, Written, unknown]>([
  ["月利率", 5.4, [5_000_000n, 64_800]],
  ["月利率", 1.2, [5_000_000n, undefined]],
  ["月利率(%)", 0.54, [5_000_000n, 64_800]],
  ["月利率‰", 5.4, [5_000_000n, 64_800]],
  ["年利率(%)", 4.75, [5_000_000n, 47_500]],
  ["年利率(%)", 0.0475, [5_000_000n, undefined]],
  ["年利率(%)", 0, [5_000_000n, 0]],
  ["年利率", 0.0475, [5_000_000n, undefined]],
  ["年利率", { kind: "number", text: "0.0475", shown: { percent: true } }, [5_000_000n, 47_500]],
])("the rate %s %j", (header, rate, expectedOutcome) => {
  expect(lastOf([...plainHeaders, header], [...plainRow("A1"), rate])).toEqual(expectedOutcome);
});

test("the name of a signer in the column of identifying numbers makes no loan, a number there does", () => {
  const signed = (third: string) => ["制表人：李敏", null, third, null, null, null, null, "2016年8月2日"];
  expect(lastOf(plainHeaders, plainRow("A1"), signed("复核人：王强"))).toBe("note");
  expect(lastOf(plainHeaders, ["", ...plainRow("A1").slice(1)])).toEqual(["value-missing"]);
});
