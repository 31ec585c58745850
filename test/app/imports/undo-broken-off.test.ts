import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { cancelImport } from "#shared/app/imports/cancel-import.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { postImport } from "#shared/app/imports/post-import.ts";
import { postUndo } from "#shared/app/imports/post-undo.ts";
import { undoImport } from "#shared/app/imports/undo-import.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { manyLoans } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
});
afterEach(() => store.close());

const verified = async () => {
  const { ok, differences } = await verifyLedger(office.deps);
  expect(differences).toEqual([]);
  return ok;
};
const factsOf = async (loanNo: string) =>
  (await store.ledger.readLoans([{ bankId: "psbc-chuzhou", loanNo }]))[0]?.facts;

describe("an undoing that fails half-way", () => {
  const failing = (at: number) => {
    let posts = 0;
    const post: typeof store.ledger.post = async (posting) => {
      posts += 1;
      if (posts === at) throw new Error("out of reach");
      return store.ledger.post(posting);
    };
    return { ...store.ledger, post };
  };

  test("says so, can neither be committed nor cancelled, and goes on when it is asked for again", async () => {
    const { importId } = await office.commit("book.xlsx", manyLoans(250, 10_000));
    await undoImport(office.deps, liaison, importId, "传错了文件");
    await expect(postUndo({ ...office.deps, ledger: failing(2) }, importId)).rejects.toThrow("out of reach");
    office.waiting.length = 0;
    const failed = await store.imports.get(importId);
    expect(failed).toMatchObject({ state: "failed", problem: { code: "work-stopped" } });
    expect(failed?.problem?.remedy).toContain("撤销入账");
    expect(await verified()).toBe(true);

    await expect(commitImport(office.deps, liaison, importId)).rejects.toMatchObject({
      code: "import-state",
    });
    await expect(cancelImport(office.deps, liaison, importId)).rejects.toMatchObject({
      code: "import-state",
    });
    await postImport(office.deps, importId);
    expect(await store.imports.get(importId)).toEqual(failed);

    const undone = await office.undo(importId, "又问一次");
    expect(undone).toMatchObject({ state: "undone", undo: { reason: "传错了文件", undoneCount: 250 } });
    expect(undone.problem).toBeUndefined();
    expect(await verified()).toBe(true);
  });

  test("goes on with the queue's next try", async () => {
    const { importId } = await office.commit("book.xlsx", manyLoans(250, 10_000));
    await undoImport(office.deps, liaison, importId, "传错了文件");
    await expect(postUndo({ ...office.deps, ledger: failing(2) }, importId)).rejects.toThrow();

    await office.work();

    expect(await store.imports.get(importId)).toMatchObject({ state: "undone", undo: { undoneCount: 250 } });
  });

  test("takes no posting for undone whose marker does not say where its entries are", async () => {
    const { importId } = await office.commit("book.xlsx", manyLoans(3, 10_000));
    await undoImport(office.deps, liaison, importId, "传错了文件");
    const marker: typeof store.ledger.marker = async (id, startRow) => {
      const found = await store.ledger.marker(id, startRow);
      return found && { ...found, blockNo: undefined };
    };

    const undoing = postUndo({ ...office.deps, ledger: { ...store.ledger, marker } }, importId);

    await expect(undoing).rejects.toThrow("names no block");
    expect(await store.imports.get(importId)).toMatchObject({ state: "failed" });
  });

  test("is not begun by a message when it was the commit that failed", async () => {
    const { importId } = await office.check("book.xlsx", manyLoans(250, 10_000));
    await commitImport(office.deps, liaison, importId);
    await expect(postImport({ ...office.deps, ledger: failing(2) }, importId)).rejects.toThrow();

    await postUndo(office.deps, importId);

    expect(await store.imports.get(importId)).toMatchObject({ state: "failed" });
    await expect(undoImport(office.deps, liaison, importId, "x")).rejects.toMatchObject({
      code: "import-state",
    });
  });

  test("hands the rest to the next invocation when its time runs out", async () => {
    const { importId } = await office.commit("book.xlsx", manyLoans(250, 10_000));
    await undoImport(office.deps, liaison, importId, "传错了文件");
    office.waiting.length = 0;
    const times = [60_000, 5_000];

    await postUndo({ ...office.deps, remainingMs: () => times.shift() ?? 0 }, importId);

    const paused = await store.imports.get(importId);
    expect(paused).toMatchObject({ state: "undoing", progress: { totalRows: 250 } });
    expect(paused?.progress?.doneRows).toBeLessThan(100);
    expect(office.waiting).toEqual([{ kind: "undo", importId }]);
    await office.work();
    expect(await store.imports.get(importId)).toMatchObject({ state: "undone", undo: { undoneCount: 250 } });
  });
});

describe("at the same moment", () => {
  test("two who undo one import undo it once", async () => {
    const { importId } = await office.commit("book.xlsx", manyLoans(250, 10_000));
    await Promise.all([1, 2].map(() => undoImport(office.deps, liaison, importId, "传错了文件")));

    await Promise.all([1, 2, 3].map(() => postUndo(office.deps, importId)));

    expect(await store.imports.get(importId)).toMatchObject({ state: "undone", undo: { undoneCount: 250 } });
    expect((await store.ledger.head()).seq).toBe(500);
    expect(await verified()).toBe(true);
  });

  test("one who looks at the loans when another has just undone them finds that out by the marker", async () => {
    const { importId } = await office.commit("book.xlsx", manyLoans(50, 10_000));
    await undoImport(office.deps, liaison, importId, "传错了文件");
    let overtaken = false;
    const ledger = {
      ...store.ledger,
      head: async () => {
        if (!overtaken) {
          overtaken = true;
          await postUndo(office.deps, importId);
        }
        return store.ledger.head();
      },
    };

    await postUndo({ ...office.deps, ledger }, importId);

    expect(await store.imports.get(importId)).toMatchObject({ state: "undone", undo: { undoneCount: 50 } });
    expect((await store.ledger.head()).seq).toBe(100);
    expect(await verified()).toBe(true);
  });

  test("a commit of an overlapping book either changes a loan before it is undone or opens it afterwards", async () => {
    const first = await office.commit("first.xlsx", manyLoans(250, 10_000));
    const second = await office.check("second.xlsx", manyLoans(250, 20_000));
    await undoImport(office.deps, liaison, first.importId, "传错了文件");
    await commitImport(office.deps, liaison, second.importId);
    office.waiting.length = 0;

    await Promise.all([postUndo(office.deps, first.importId), postImport(office.deps, second.importId)]);

    const undone = await store.imports.get(first.importId);
    const committed = await store.imports.get(second.importId);
    expect([undone?.state, committed?.state]).toEqual(["undone", "committed"]);
    expect(undone?.undo?.keptCount).toBe(committed?.counts?.changed);
    expect(undone?.undo?.undoneCount).toBe(committed?.counts?.new);
    expect((await readProgress(office.deps)).loanCount).toBe(250n);
    expect((await factsOf("A1249"))?.amountFen).toBe(2_024_900n);
    expect(await verified()).toBe(true);
  });
});
