import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { openLaterBooks } from "#shared/app/imports/later-books.ts";
import { postUndo } from "#shared/app/imports/post-undo.ts";
import { undoImport } from "#shared/app/imports/undo-import.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import {
  loanBook,
  manyLoans,
  plainHeaders,
  plainRow,
  rowsOf,
  sheetOf,
  type Written,
} from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
});
afterEach(async () => {
  expect((await verifyLedger(office.deps)).differences).toEqual([]);
  store.close();
});

const factsOf = async (loanNo: string) =>
  (await store.ledger.readLoans([{ bankId: "psbc-chuzhou", loanNo }]))[0]?.facts;
const loanCount = async () => Number((await readProgress(office.deps)).loanCount);

/** A book with balances, of a data day where one is given. */
function balances(day: string | undefined, ...loans: [loanNo: string, balance: Written][]): Sheet[] {
  const rows = loans.map(([loanNo, balance]) => [...plainRow(loanNo, 50_000), balance]);
  const title = day === undefined ? [] : [[`数据日期：${day}`]];
  return [sheetOf("明细", [...title, [...plainHeaders, "贷款余额"], ...rows])];
}

describe("what a later book that stands told as unchanged", () => {
  test("stays when the import that brought its loans is undone, and is named with that book", async () => {
    const first = await office.commit("first.xlsx", manyLoans(10, 10_000));
    const second = await office.commit("second.xlsx", manyLoans(20, 10_000));
    expect(second.counts).toMatchObject({ new: 10, unchanged: 10 });

    const { undo } = await office.undo(first.importId);

    expect(await loanCount()).toBe(20);
    expect(undo).toMatchObject({ undoneCount: 0, keptCount: 10 });
    const told = { changedBy: second.importId, confirmed: true };
    expect(undo?.kept).toHaveLength(10);
    for (const kept of undo?.kept ?? []) expect(kept).toMatchObject(told);
  });

  test("stays when the import that brought its figures is undone", async () => {
    await office.commit("first.xlsx", loanBook(["A1", 10_000], ["A2", 10_000]));
    const second = await office.commit("second.xlsx", loanBook(["A1", 12_000], ["A2", 12_000]));
    await office.commit("third.xlsx", loanBook(["A1", 12_000]));

    const { undo } = await office.undo(second.importId);

    expect((await factsOf("A1"))?.amountFen).toBe(1_200_000n);
    expect((await factsOf("A2"))?.amountFen).toBe(1_000_000n);
    expect(undo).toMatchObject({ undoneCount: 1, keptCount: 1 });
  });

  test("goes when that book was undone before", async () => {
    const first = await office.commit("first.xlsx", loanBook(["A1", 10_000]));
    const second = await office.commit("second.xlsx", loanBook(["A1", 10_000]));
    await office.undo(second.importId);

    const { undo } = await office.undo(first.importId);

    expect(undo).toMatchObject({ undoneCount: 1, keptCount: 0 });
    expect(await loanCount()).toBe(0);
  });

  test("goes with that book when it is undone afterwards", async () => {
    const first = await office.commit("first.xlsx", manyLoans(250, 10_000));
    const second = await office.commit("second.xlsx", manyLoans(100, 10_000));
    expect((await office.undo(first.importId)).undo).toMatchObject({ undoneCount: 150, keptCount: 100 });
    expect(await loanCount()).toBe(100);

    await office.undo(second.importId);

    expect(await loanCount()).toBe(0);
    const cleared = await store.imports.get(first.importId);
    expect(cleared).toMatchObject({ state: "undone", undo: { undoneCount: 250, keptCount: 0, kept: [] } });
    expect(cleared?.undo?.clearedAt).toBeDefined();
  });

  test("stays as long as one of several books stands", async () => {
    const first = await office.commit("first.xlsx", loanBook(["A1", 10_000]));
    const others = [
      await office.commit("second.xlsx", loanBook(["A1", 10_000])),
      await office.commit("third.xlsx", loanBook(["A1", 10_000])),
    ];
    await office.undo(first.importId);
    for (const [index, { importId }] of others.entries()) {
      expect(await loanCount()).toBe(1);
      await office.undo(importId);
      expect(await loanCount()).toBe(1 - index);
    }
  });

  test("does not stay for a book of before, or for one that says nothing of what changed", async () => {
    await office.commit("first.xlsx", balances(undefined, ["A1", 40_000]));
    await office.commit("before.xlsx", balances(undefined, ["A1", 40_000]));
    const second = await office.commit("second.xlsx", balances(undefined, ["A1", 30_000]));
    await office.commit("no-balance.xlsx", loanBook(["A1", 50_000]));
    await office.commit("blank.xlsx", balances(undefined, ["A1", null]));

    const { undo } = await office.undo(second.importId);

    expect(undo).toMatchObject({ undoneCount: 1, keptCount: 0 });
    expect((await factsOf("A1"))?.outstandingFen).toBe(4_000_000n);
  });

  test("does not stay for what a book said before another import said something else", async () => {
    await office.commit("first.xlsx", loanBook(["A1", 12_000]));
    await office.commit("same.xlsx", loanBook(["A1", 12_000]));
    await office.commit("less.xlsx", loanBook(["A1", 10_000]));
    const { importId } = await office.commit("more.xlsx", loanBook(["A1", 12_000]));

    await office.undo(importId);

    expect((await factsOf("A1"))?.amountFen).toBe(1_000_000n);
  });
});

describe("a book of an earlier data day", () => {
  test("confirms the loan, and the later figure only if it would not find it otherwise", async () => {
    const may = balances("2016-05-31", ["A1", 50_000], ["A2", 50_000]);
    await office.commit("may.xlsx", may);
    const july = balances("2016-07-31", ["A1", 30_000], ["A2", 30_000], ["A3", 30_000]);
    const { importId } = await office.commit("july.xlsx", july);
    const june = balances("2016-06-30", ["A1", 50_000], ["A2", 40_000], ["A3", 40_000]);
    expect((await office.commit("june.xlsx", june)).counts).toMatchObject({ unchanged: 3 });

    const { undo } = await office.undo(importId);

    expect(undo).toMatchObject({ undoneCount: 1, keptCount: 2 });
    expect((await factsOf("A1"))?.outstandingFen).toBe(5_000_000n);
    expect(new Set(undo?.kept.map(({ loanNo }) => loanNo))).toEqual(new Set(["A2", "A3"]));
  });
});

describe("what an earlier version kept of a book", () => {
  /** The ledger as it is read where postings without a block did not say behind which they were made. */
  const older = (): Ledger => ({
    ...store.ledger,
    marker: async (importId, startRow) => {
      const found = await store.ledger.marker(importId, startRow);
      return found && { ...found, afterBlockNo: undefined };
    },
  });

  test("is taken for as late as it may have been said", async () => {
    const first = await office.commit("first.xlsx", loanBook(["A1", 10_000]));
    const second = await office.commit("second.xlsx", loanBook(["A1", 10_000]));
    await undoImport(office.deps, liaison, first.importId, "传错了文件");
    office.waiting.length = 0;

    await postUndo({ ...office.deps, ledger: older() }, first.importId);

    expect(await store.imports.get(first.importId)).toMatchObject({
      undo: { keptCount: 1, kept: [{ loanNo: "A1", changedBy: second.importId, confirmed: true }] },
    });
  });

  test("stands before what the same book changed afterwards", async () => {
    const rows = (yuan: number) => rowsOf(manyLoans(150, yuan)[0]);
    await office.commit("first.xlsx", manyLoans(150, 10_000));
    const half = [...rows(10_000).slice(0, 101), ...rows(20_000).slice(101)];
    const second = await office.check("second.xlsx", [{ name: "明细", hidden: false, rows: half }]);
    await commitImport(office.deps, liaison, second.importId);
    await office.work();
    const third = await office.commit("third.xlsx", manyLoans(100, 30_000));
    await undoImport(office.deps, liaison, third.importId, "传错了文件");
    office.waiting.length = 0;

    await postUndo({ ...office.deps, ledger: older() }, third.importId);

    expect(await store.imports.get(third.importId)).toMatchObject({
      undo: { undoneCount: 100, keptCount: 0 },
    });
  });
});

test("what a book said before a block of the import confirms nothing of that block", async () => {
  const first = await office.commit("first.xlsx", loanBook(["A1", 10_000]));
  const { importId } = await office.commit("second.xlsx", loanBook(["A1", 10_000]));
  const books = openLaterBooks(office.deps, first, 1);
  await books.readUpTo({ head: await store.ledger.head(), quiet: 1 });

  expect(await books.confirmedBy("A1", 1, undefined)).toBe(importId);
  expect(await books.confirmedBy("A1", 2, undefined)).toBeUndefined();
});

test("a book that came out otherwise than checked is heard, its plan being kept with its answers", async () => {
  const checked = await office.check("second.xlsx", loanBook(["A1", 10_000], ["A2", 10_000]));
  const first = await office.commit("first.xlsx", loanBook(["A1", 10_000]));
  await commitImport(office.deps, liaison, checked.importId);
  await office.work();
  expect(await store.imports.get(checked.importId)).toMatchObject({ counts: { new: 1, unchanged: 1 } });

  const { undo } = await office.undo(first.importId);

  expect(undo).toMatchObject({ undoneCount: 0, keptCount: 1 });
  expect(await loanCount()).toBe(2);
});
