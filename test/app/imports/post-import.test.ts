import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { postImport } from "#shared/app/imports/post-import.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { liaison, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

const book = (count: number) =>
  sheetOf("明细", [
    plainHeaders,
    ...Array.from({ length: count }, (_, index) => plainRow(`A${index}`, 10_000)),
  ]);

let store: SqliteStore;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
});
afterEach(() => store.close());

test.each([new Error("the files are out of reach"), new LedgerFailure("ledger-busy")])(
  "a posting that failed (%s) is thrown back to the queue, and the next try goes on from there",
  async (reason) => {
    const office = openOffice(store);
    const { importId } = await office.check("book.xlsx", [book(150)]);
    await commitImport(office.deps, liaison, importId);
    let posts = 0;
    const ledger = {
      ...store.ledger,
      post: async (posting: Parameters<typeof store.ledger.post>[0]) => {
        posts += 1;
        if (posts === 2) throw reason;
        return store.ledger.post(posting);
      },
    };

    await expect(postImport({ ...office.deps, ledger }, importId)).rejects.toBe(reason);
    expect(await store.imports.get(importId)).toMatchObject({
      state: "failed",
      problem: { code: "work-stopped" },
    });

    await postImport(office.deps, importId);
    const ended = await store.imports.get(importId);
    expect(ended).toMatchObject({ state: "committed", counts: { new: 150 } });
    expect(ended?.problem).toBeUndefined();
  },
);

test("an invocation whose time runs out hands the rest to the next one", async () => {
  const office = openOffice(store);
  const { importId } = await office.check("book.xlsx", [book(1200)]);
  await commitImport(office.deps, liaison, importId);
  office.waiting.length = 0;
  const times = [60_000, 5_000];
  const remainingMs = () => times.shift() ?? 0;

  await postImport({ ...office.deps, remainingMs }, importId);

  expect(await store.imports.get(importId)).toMatchObject({
    state: "committing",
    progress: { doneRows: 500 },
  });
  expect(office.waiting).toEqual([{ kind: "commit", importId }]);

  await office.work();
  expect(await store.imports.get(importId)).toMatchObject({ state: "committed", counts: { new: 1200 } });
});
