import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";

const folder = new URL("../../fixtures/samples/", import.meta.url);
const sample = (name: string) => readFile(new URL(encodeURIComponent(name), folder));
const expected = JSON.parse(await readFile(new URL("expected.json", folder), "utf8"));

let store: ReturnType<typeof openSqliteStore>;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { tableReader: createWorkbookReader() });
});
afterEach(() => store.close());

const commit = async (name: string) => office.commit(name, await sample(name));
const refusedRows = async (importId: string) =>
  (await listImportRows(office.deps, liaison, importId, { outcome: "refused", limit: 200 })).items;

const june = "2016-06-贷款明细.xlsx";
const july = "2016-07-银会合作贷款明细表.xlsx";
const august = "2016-08-贷款明细.xls";
const september = "2016-09-核心系统导出.csv";
const october = "2016-10-含错误.xlsx";

test("five months of the bank's files give what was expected, row by row", async () => {
  const first = await commit(june);
  expect(first.state).toBe("committed");
  expect(first.counts).toMatchObject({ read: 60, new: expected[june].new, changed: 0, refused: 0 });
  const whole = BigInt(expected[june].disbursedFen);
  expect(first.effect).toEqual({
    disbursedFenBefore: 0n,
    disbursedFenAfter: whole,
    counted: { beforeFen: 0n, afterFen: whole },
  });

  const second = await commit(july);
  const { new: added, changed, unchanged, newDisbursedFen, controlTotalFen, rows } = expected[july];
  expect(second.counts).toMatchObject({ read: rows, new: added, changed, unchanged, refused: 0 });
  expect(second.controlTotal).toMatchObject({ fileFen: BigInt(controlTotalFen), agrees: true });
  const delta = (second.effect?.disbursedFenAfter ?? 0n) - (second.effect?.disbursedFenBefore ?? 0n);
  expect(delta).toBe(BigInt(newDisbursedFen));
  expect(second.understood).toMatchObject([
    { sheet: "明细", headerRow: 3, amountUnit: "wan", unitFrom: "title" },
  ]);

  for (const name of [august, september]) {
    const record = await commit(name);
    expect(record.counts).toMatchObject({ read: expected[name].rows, new: expected[name].new, refused: 0 });
    const brought = (record.effect?.disbursedFenAfter ?? 0n) - (record.effect?.disbursedFenBefore ?? 0n);
    expect(brought).toBe(BigInt(expected[name].disbursedFen));
  }
  expect(await verifyLedger(office.deps)).toMatchObject({
    ok: true,
    loans: 195,
    entries: 209,
    differences: [],
  });
});

test("the file with faults is refused row by row, each with its cell, and its good rows go in", async () => {
  const record = await commit(october);
  expect(record.counts).toMatchObject({ read: 20, new: expected[october].good, refused: 12 });
  const found = (await refusedRows(record.importId)).map(({ row, reasons }) => ({
    row,
    column: reasons[0]?.column,
  }));
  for (const { row, column } of expected[october].faults) expect(found).toContainEqual({ row, column });
  expect(found.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
});

test("uploading again, in any order, changes nothing", async () => {
  for (const name of [june, july, august]) await commit(name);
  const head = await office.deps.ledger.head();
  for (const name of [july, june, august, june]) {
    const record = await commit(name);
    expect(record.counts).toMatchObject({ new: 0, changed: 0 });
  }
  expect(await office.deps.ledger.head()).toEqual(head);
});

test("books uploaded backwards end in the same loans as in order", async () => {
  for (const name of [june, july]) await commit(name);
  const inOrder = await office.deps.ledger.listLoans({}, 200);
  const other = openSqliteStore({ file: ":memory:" });
  const backwards = openOffice(other, { tableReader: createWorkbookReader() });
  for (const name of [july, june]) await backwards.commit(name, await sample(name));
  const factsOf = ({ items }: typeof inOrder) =>
    items.map(({ loanNo, facts: { dataOn: _, ...facts } }) => ({ loanNo, facts }));
  expect(factsOf(await backwards.deps.ledger.listLoans({}, 200))).toEqual(factsOf(inOrder));
  other.close();
});

test("a check writes nothing to the ledger, and says what the commit then does", async () => {
  const checked = await office.check(june, await sample(june));
  expect(checked.state).toBe("checked");
  expect(await office.deps.ledger.head()).toMatchObject({ blockNo: 0 });
  expect(await office.deps.associations.list()).toEqual([]);
  const committed = await commit(june);
  expect(committed.counts).toEqual(checked.counts);
  expect(committed.effect).toEqual(checked.effect);
});
