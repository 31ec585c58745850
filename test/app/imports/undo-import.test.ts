import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { cancelImport } from "#shared/app/imports/cancel-import.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { postImport } from "#shared/app/imports/post-import.ts";
import { postUndo } from "#shared/app/imports/post-undo.ts";
import { undoImport } from "#shared/app/imports/undo-import.ts";
import { readLoan } from "#shared/app/ledger/read-loan.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import { keptLoansMax } from "#shared/domain/imports/import-record.ts";
import { isZero } from "#shared/domain/ledger/totals.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { readJournal } from "#test/support/read-book.ts";
import { loanBook, manyLoans, plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

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

describe("an undone import", () => {
  test("leaves the ledger's figures as if it had never been, and every entry of it in the journal", async () => {
    await office.commit("first.xlsx", manyLoans(150, 10_000));
    const before = await readProgress(office.deps);
    const { importId, counts, effect } = await office.commit("second.xlsx", manyLoans(250, 20_000));
    expect(await readProgress(office.deps)).not.toEqual(before);

    const undone = await office.undo(importId, "传成了测试表");

    expect(undone).toMatchObject({
      state: "undone",
      counts,
      effect,
      undo: { by: "liaison", reason: "传成了测试表", undoneCount: 250, keptCount: 0, kept: [] },
    });
    expect(undone.undo?.undoneAt).toBeDefined();
    expect(undone.progress).toBeUndefined();
    expect(await readProgress(office.deps)).toEqual(before);
    const [own] = await store.ledger.totals(`import#${importId}`);
    expect(own !== undefined && isZero(own.measures)).toBe(true);
    const entries = (await readJournal(store.ledger)).flatMap((block) => block.entries);
    expect(entries).toHaveLength(150 + 250 + 250);
    expect(entries.filter(({ kind }) => kind === "undone")).toHaveLength(250);
    expect(await verified()).toBe(true);
  });

  test("gives a changed loan its facts and its data day back", async () => {
    const dated = (day: string, yuan: number) => [
      sheetOf("明细", [[`数据日期：${day}`], plainHeaders, plainRow("A1", yuan)]),
    ];
    await office.commit("june.xlsx", dated("2016-06-30", 50_000));
    const before = await factsOf("A1");
    const { importId } = await office.commit("july.xlsx", dated("2016-07-31", 60_000));

    await office.undo(importId);

    expect(before?.dataOn).toBe("2016-06-30");
    expect(await factsOf("A1")).toEqual(before);
    const { history } = await readLoan(office.deps, liaison, { loanNo: "A1" });
    expect(history.map(({ kind, version, effectiveOn }) => [kind, version, effectiveOn])).toEqual([
      ["opened", 1, "2016-06-05"],
      ["changed", 2, "2016-07-31"],
      ["undone", 3, "2016-07-31"],
    ]);
  });

  test("leaves no loan where it had opened one, and a later book opens it again", async () => {
    const { importId } = await office.commit("first.xlsx", loanBook(["A1", 50_000]));
    await office.undo(importId);
    await expect(readLoan(office.deps, liaison, { loanNo: "A1" })).rejects.toMatchObject({
      code: "loan-unknown",
    });

    const again = await office.commit("again.xlsx", loanBook(["A1", 50_000]));

    expect(again.counts).toMatchObject({ new: 1, changed: 0, unchanged: 0 });
    const { loan, history } = await readLoan(office.deps, liaison, { loanNo: "A1" });
    expect(loan.version).toBe(3);
    expect(history.map(({ kind }) => kind)).toEqual(["opened", "undone", "opened"]);
    expect(await verified()).toBe(true);
    await office.undo(again.importId);
    expect((await readProgress(office.deps)).loanCount).toBe(0n);
    expect(await verified()).toBe(true);
  });

  test("keeps the loans that another import has changed since, and names them and it", async () => {
    const first = await office.commit("first.xlsx", loanBook(["A1", 10_000], ["A2", 20_000], ["A3", 30_000]));
    const second = await office.commit("second.xlsx", loanBook(["A2", 25_000], ["B1", 5_000]));

    const undone = await office.undo(first.importId);

    expect(undone.undo).toMatchObject({
      undoneCount: 2,
      keptCount: 1,
      kept: [{ loanNo: "A2", changedBy: second.importId }],
    });
    const progress = await readProgress(office.deps);
    expect(progress).toMatchObject({ loanCount: 2n, disbursedFen: 3_000_000n });
    const [own] = await store.ledger.totals(`import#${first.importId}`);
    expect(own?.measures).toMatchObject({ loanCount: 1n, disbursedFen: 2_000_000n });
    expect(await verified()).toBe(true);
  });

  test("that was changed since in every loan keeps them all", async () => {
    const first = await office.commit("first.xlsx", manyLoans(keptLoansMax + 30, 10_000));
    const second = await office.commit("second.xlsx", manyLoans(keptLoansMax + 30, 20_000));
    const head = await store.ledger.head();

    const { undo, state } = await office.undo(first.importId);

    expect([state, undo?.undoneCount, undo?.keptCount]).toEqual(["undone", 0, keptLoansMax + 30]);
    expect(undo?.kept).toHaveLength(keptLoansMax);
    expect(new Set(undo?.kept.map(({ changedBy }) => changedBy))).toEqual(new Set([second.importId]));
    expect(await store.ledger.head()).toEqual(head);
  });

  test("may be followed by the undoing of the one before it: what was undone is no change since", async () => {
    const first = await office.commit("first.xlsx", loanBook(["A1", 10_000], ["A2", 20_000]));
    const second = await office.commit("second.xlsx", loanBook(["A1", 11_000]));
    const third = await office.commit("third.xlsx", loanBook(["A1", 12_000]));

    await office.undo(third.importId);
    await office.undo(second.importId);
    expect((await factsOf("A1"))?.amountFen).toBe(1_000_000n);
    const undone = await office.undo(first.importId);

    expect(undone.undo).toMatchObject({ undoneCount: 2, keptCount: 0 });
    expect((await readProgress(office.deps)).loanCount).toBe(0n);
    expect(await verified()).toBe(true);
  });

  test("keeps a loan whose last change was undone when an earlier change stands, and names that one", async () => {
    const first = await office.commit("first.xlsx", loanBook(["A1", 10_000]));
    const second = await office.commit("second.xlsx", loanBook(["A1", 11_000]));
    const third = await office.commit("third.xlsx", loanBook(["A1", 12_000]));
    await office.undo(third.importId);

    const { undo } = await office.undo(first.importId);

    expect(undo).toMatchObject({ undoneCount: 0, kept: [{ loanNo: "A1", changedBy: second.importId }] });
    expect((await factsOf("A1"))?.amountFen).toBe(1_100_000n);
  });

  test("of nothing but unchanged rows undoes nothing", async () => {
    await office.commit("first.xlsx", loanBook(["A1", 10_000]));
    const same = await office.commit("same.xlsx", loanBook(["A1", 10_000]));

    expect(await office.undo(same.importId)).toMatchObject({
      state: "undone",
      undo: { undoneCount: 0, keptCount: 0 },
    });
    expect((await readProgress(office.deps)).loanCount).toBe(1n);
  });
});

describe("asking for an undoing", () => {
  test("is refused until the import is committed, and for one that does not exist or is another bank's", async () => {
    const { importId } = await office.check("book.xlsx", loanBook(["A1", 10_000]));
    await expect(undoImport(office.deps, liaison, importId, "x")).rejects.toMatchObject({
      code: "import-state",
      facts: { stateName: "待入账", action: "撤销入账" },
    });
    await expect(undoImport(office.deps, liaison, "nothing", "x")).rejects.toMatchObject({
      code: "import-unknown",
    });
    await expect(
      undoImport(office.deps, { ...liaison, bankId: "other" }, importId, "x"),
    ).rejects.toMatchObject({ code: "import-unknown" });
  });

  test("again, by another person and for another reason, changes nothing of the first", async () => {
    const { importId } = await office.commit("book.xlsx", loanBook(["A1", 10_000]));
    const other = { ...liaison, subject: "other" };

    await undoImport(office.deps, liaison, importId, "第一次");
    await undoImport(office.deps, other, importId, "第二次");
    await office.work();
    const after = await undoImport(office.deps, other, importId, "第三次");

    expect(after).toMatchObject({ state: "undone", undo: { by: "liaison", reason: "第一次" } });
    expect(office.waiting).toEqual([]);
    expect((await readJournal(store.ledger)).map(({ by }) => by)).toEqual(["liaison", "liaison"]);
  });

  test("leaves nothing to commit, cancel or post any more", async () => {
    const { importId } = await office.commit("book.xlsx", loanBook(["A1", 10_000]));
    const undone = await office.undo(importId);

    await expect(commitImport(office.deps, liaison, importId)).rejects.toMatchObject({
      code: "import-state",
    });
    await expect(cancelImport(office.deps, liaison, importId)).rejects.toMatchObject({
      code: "import-state",
    });
    await postImport(office.deps, importId);
    await postUndo(office.deps, importId);

    expect(await store.imports.get(importId)).toEqual(undone);
  });
});
