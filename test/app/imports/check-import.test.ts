import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { cancelImport } from "#shared/app/imports/cancel-import.ts";
import { checkImport } from "#shared/app/imports/check-import.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import { receiveUpload } from "#shared/app/imports/receive-upload.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { liaison, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let store: SqliteStore;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
});
afterEach(() => store.close());

const book = (...rows: ReturnType<typeof plainRow>[]) => [sheetOf("明细", [plainHeaders, ...rows])];

test("a file that is no loan table is refused whole, with what to do", async () => {
  const record = await openOffice(store).check("letter.xlsx", [sheetOf("Sheet1", [["你好"]])]);
  expect(record).toMatchObject({ state: "refused", problem: { code: "no-loan-table" } });
  expect(record.problem?.remedy).toContain("借据号");
});

test("a file that lacks a column is refused, and its record keeps what was understood so that it can be mapped", async () => {
  const headers = plainHeaders.map((header) => (header === "放款金额" ? "发生额" : header));
  const rows = [plainRow("A1"), plainRow("A2")];
  const record = await openOffice(store).check("book.xlsx", [sheetOf("明细", [headers, ...rows])]);
  expect(record).toMatchObject({ state: "refused", problem: { code: "columns-missing" } });
  expect(await store.imports.get(record.importId)).toMatchObject({
    understood: [{ sheet: "明细", headerRow: 1, missing: ["amount"] }],
  });
  expect(record.understood?.[0]?.columns[6]).toMatchObject({
    header: "发生额",
    field: null,
    holds: "amount",
    suggestion: "amount",
  });
});

test("a file other than the announced one is refused", async () => {
  const office = openOffice(store);
  office.deps.files.get = async () => new TextEncoder().encode("another");
  expect(await office.check("book.xlsx", book(plainRow("A1")))).toMatchObject({
    state: "refused",
    problem: { code: "file-altered" },
  });
});

test("a store that is busy is not the file's fault: the check fails and can be done again", async () => {
  const office = openOffice(store);
  const { readLoans } = office.deps.ledger;
  office.deps.ledger.readLoans = async () => {
    throw new LedgerFailure("ledger-busy");
  };
  await expect(office.check("book.xlsx", book(plainRow("A1")))).rejects.toMatchObject({
    code: "ledger-busy",
  });
  const [failed] = (await store.imports.list(1)).items;
  expect(failed?.state).toBe("failed");
  office.deps.ledger.readLoans = readLoans;
  await checkImport(office.deps, failed?.importId ?? "");
  expect(await store.imports.get(failed?.importId ?? "")).toMatchObject({
    state: "checked",
    counts: { new: 1 },
  });
});

test("the same row twice counts once, two rows of one number that differ are both refused", async () => {
  const office = openOffice(store);
  const record = await office.check(
    "book.xlsx",
    book(plainRow("A1"), plainRow("A1"), plainRow("A2", 10_000), plainRow("A2", 20_000)),
  );
  expect(record.counts).toMatchObject({ read: 4, new: 1, unchanged: 1, refused: 2, skipped: 1 });
  const { items } = await listImportRows(office.deps, liaison, record.importId, {
    outcome: "refused",
    limit: 10,
  });
  expect(items.map(({ row, reasons }) => `${row} ${reasons[0]?.cell} ${reasons[0]?.code}`)).toEqual([
    "4 A4 loan-no-repeated",
    "5 A5 loan-no-repeated",
  ]);
});

test("the answers of all outcomes can be paged through, those that need a look first", async () => {
  const office = openOffice(store);
  const { importId } = await office.check(
    "book.xlsx",
    book(plainRow("A1"), plainRow("A2", "十万"), plainRow("A3")),
  );
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listImportRows(office.deps, liaison, importId, { limit: 1, cursor });
    seen.push(...page.items.map(({ row, outcome }) => `${row} ${outcome}`));
    cursor = page.cursor;
  } while (cursor !== undefined);
  expect(seen).toEqual(["3 refused", "2 new", "4 new", "1 skipped"]);
  const wrong = listImportRows(office.deps, liaison, importId, { limit: 1, cursor: "no such" });
  await expect(wrong).rejects.toMatchObject({ code: "cursor-invalid" });
});

test("a cancelled import is not committed, a committed one not cancelled, and both can be asked twice", async () => {
  const office = openOffice(store);
  const { importId } = await office.check("book.xlsx", book(plainRow("A1")));
  expect((await cancelImport(office.deps, liaison, importId)).state).toBe("cancelled");
  expect((await cancelImport(office.deps, liaison, importId)).state).toBe("cancelled");
  await expect(commitImport(office.deps, liaison, importId)).rejects.toMatchObject({ code: "import-state" });

  const committed = await office.commit("again.xlsx", book(plainRow("A1")));
  expect(committed.state).toBe("committed");
  expect((await commitImport(office.deps, liaison, committed.importId)).state).toBe("committed");
  await expect(cancelImport(office.deps, liaison, committed.importId)).rejects.toMatchObject({
    code: "import-state",
  });
});

test("a cancelled import's original is removed at once, and so is one that comes too late", async () => {
  const office = openOffice(store);
  const { importId } = await office.check("book.xlsx", book(plainRow("A1")));
  const original = () => office.deps.files.get("uploads", importId, 1024 * 1024);
  const bytes = await original();
  expect(bytes).toBeDefined();

  await cancelImport(office.deps, liaison, importId);
  expect(await original()).toBeUndefined();

  await office.deps.files.put("uploads", importId, bytes ?? new Uint8Array());
  expect((await receiveUpload(office.deps, importId)).state).toBe("cancelled");
  expect(await original()).toBeUndefined();
});

test("another bank's liaison does not see an import", async () => {
  const office = openOffice(store);
  const { importId } = await office.check("book.xlsx", book(plainRow("A1")));
  const stranger = { ...liaison, subject: "stranger", bankId: "other-bank" };
  await expect(commitImport(office.deps, stranger, importId)).rejects.toMatchObject({
    code: "import-unknown",
  });
});

test("associations are known by name, alias and code, and new ones are taken in at the commit", async () => {
  const office = openOffice(store);
  const row = (loanNo: string, name: string) => {
    const written = plainRow(loanNo);
    written[4] = name;
    return written;
  };
  await store.associations.takeIn([
    {
      associationId: "known",
      name: "琅琊花生协会",
      countyCode: "341102",
      aliases: ["花生协会"],
      confirmed: true,
    },
  ]);
  const record = await office.commit(
    "book.xlsx",
    book(row("A1", "花生 协会"), row("A2", "琅琊花生协会"), row("A3", "新协会")),
  );
  expect(record.notices?.map(({ code }) => code)).toContain("associations-new");
  const associations = await store.associations.list();
  expect(associations.map(({ name, confirmed }) => `${name} ${confirmed}`).sort()).toEqual([
    "新协会 false",
    "琅琊花生协会 true",
  ]);
  const loans = await store.ledger.listLoans({ associationId: "known" }, 10);
  expect(loans.items.map(({ loanNo }) => loanNo)).toEqual(["A1", "A2"]);
});

test("a placeholder in the column of codes makes no two associations one", async () => {
  const office = openOffice(store);
  const headers = [...plainHeaders, "农技协统一社会信用代码"];
  const row = (loanNo: string, name: string) => {
    const written = [...plainRow(loanNo), "未登记"];
    written[4] = name;
    return written;
  };
  await office.commit("book.xlsx", [
    sheetOf("明细", [headers, row("A1", "芡实协会"), row("A2", "葡萄协会")]),
  ]);
  expect(await store.associations.list()).toHaveLength(2);
});
