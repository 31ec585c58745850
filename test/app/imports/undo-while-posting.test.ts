import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { postImport } from "#shared/app/imports/post-import.ts";
import { postUndo } from "#shared/app/imports/post-undo.ts";
import { undoImport } from "#shared/app/imports/undo-import.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { loanBook, manyLoans } from "#test/support/sheets.ts";

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

const loanCount = async () => Number((await readProgress(office.deps)).loanCount);

describe("while an import is undone at the same moment", () => {
  test("a book that finds a loan unchanged while it is being undone is heard", async () => {
    const first = await office.commit("first.xlsx", loanBook(["A1", 10_000]));
    const second = await office.check("second.xlsx", loanBook(["A1", 10_000]));
    await undoImport(office.deps, liaison, first.importId, "传错了文件");
    await commitImport(office.deps, liaison, second.importId);
    office.waiting.length = 0;
    let overtaken = false;
    const post: Ledger["post"] = async (posting) => {
      if (!overtaken) {
        overtaken = true;
        await postImport(office.deps, second.importId);
      }
      return store.ledger.post(posting);
    };

    await postUndo({ ...office.deps, ledger: { ...store.ledger, post } }, first.importId);

    expect(await store.imports.get(second.importId)).toMatchObject({ counts: { unchanged: 1, new: 0 } });
    expect(await store.imports.get(first.importId)).toMatchObject({ undo: { keptCount: 1 } });
    expect(await loanCount()).toBe(1);
  });

  test("a book that saw a loan before it was taken back opens it again", async () => {
    const first = await office.commit("first.xlsx", loanBook(["A1", 10_000]));
    const second = await office.check("second.xlsx", loanBook(["A1", 10_000]));
    await undoImport(office.deps, liaison, first.importId, "传错了文件");
    office.waiting.length = 0;
    await commitImport(office.deps, liaison, second.importId);
    let overtaken = false;
    const post: Ledger["post"] = async (posting) => {
      if (!overtaken) {
        overtaken = true;
        await postUndo(office.deps, first.importId);
      }
      return store.ledger.post(posting);
    };

    await postImport({ ...office.deps, ledger: { ...store.ledger, post } }, second.importId);
    await office.work();

    expect(await store.imports.get(first.importId)).toMatchObject({ undo: { undoneCount: 1 } });
    expect(await store.imports.get(second.importId)).toMatchObject({ counts: { new: 1, unchanged: 0 } });
    expect(await loanCount()).toBe(1);
  });

  test("what was kept below another import is looked at again when that one has taken back its own", async () => {
    const first = await office.commit("first.xlsx", loanBook(["A1", 10_000]));
    const second = await office.commit("second.xlsx", loanBook(["A1", 12_000]));
    await office.undo(first.importId);
    await undoImport(office.deps, liaison, second.importId, "传错了文件");
    office.waiting.length = 0;
    let overtaken = false;
    const post: Ledger["post"] = async (posting) => {
      if (!overtaken) {
        overtaken = true;
        await postUndo(office.deps, first.importId);
      }
      return store.ledger.post(posting);
    };

    await postUndo({ ...office.deps, ledger: { ...store.ledger, post } }, second.importId);
    await office.work();

    expect(await loanCount()).toBe(0);
    expect(await store.imports.get(first.importId)).toMatchObject({ undo: { undoneCount: 1, keptCount: 0 } });
  });

  test("two books that confirm one another and are undone together leave nothing", async () => {
    const first = await office.commit("first.xlsx", manyLoans(30, 10_000));
    const second = await office.commit("second.xlsx", manyLoans(40, 10_000));
    for (const { importId } of [first, second]) await undoImport(office.deps, liaison, importId, "都错了");
    office.waiting.length = 0;

    await Promise.all([first, second].map(({ importId }) => postUndo(office.deps, importId)));
    await office.work();

    const ended = await Promise.all([first, second].map(({ importId }) => store.imports.get(importId)));
    expect(ended.map((record) => [record?.state, record?.undo?.undoneCount])).toEqual([
      ["undone", 30],
      ["undone", 10],
    ]);
    expect(await loanCount()).toBe(0);
  });
});
