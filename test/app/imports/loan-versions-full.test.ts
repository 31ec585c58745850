import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import { readLoan } from "#shared/app/ledger/read-loan.ts";
import { loanVersionMax } from "#shared/domain/ledger/loan.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { createClerk, loanFacts } from "#test/support/postings.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

const book = (...rows: (readonly [loanNo: string, yuan: number])[]) => [
  sheetOf("明细", [plainHeaders, ...rows.map(([loanNo, yuan]) => plainRow(loanNo, yuan))]),
];

let store: SqliteStore;
let office: Office;
/** A loan that has one version less than it may have. */
beforeEach(async () => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
  const clerk = createClerk(store.ledger);
  for (let version = 1; version < loanVersionMax; version++) {
    await clerk.post({ A1: loanFacts({ amountFen: BigInt(version), dataOn: "2016-06-30" }) });
  }
});
afterEach(() => store.close());

test("a loan gets its last version, and then its rows are refused with the reason while others go in", async () => {
  await office.commit("last.xlsx", book(["A1", 10_000]));

  const { importId, counts } = await office.commit("more.xlsx", book(["A1", 20_000], ["A2", 20_000]));

  expect(counts).toMatchObject({ read: 2, new: 1, changed: 0, unchanged: 0, refused: 1 });
  const { items } = await listImportRows(office.deps, liaison, importId, { outcome: "refused", limit: 10 });
  expect(items).toMatchObject([
    { loanNo: "A1", reasons: [{ code: "loan-versions-full", column: "借据号" }] },
  ]);
  expect((await office.commit("same.xlsx", book(["A1", 10_000]))).counts).toMatchObject({ unchanged: 1 });
  const { loan } = await readLoan(office.deps, liaison, { loanNo: "A1" });
  expect(loan).toMatchObject({ version: loanVersionMax, facts: { amountFen: 1_000_000n } });
});

test("a loan that became full between check and commit is left as it is", async () => {
  const { importId } = await office.check("late.xlsx", book(["A1", 20_000], ["A2", 20_000]));
  await office.commit("last.xlsx", book(["A1", 10_000]));

  await commitImport(office.deps, liaison, importId);
  await office.work();

  expect(await store.imports.get(importId)).toMatchObject({
    state: "committed",
    counts: { read: 2, new: 1, changed: 0, unchanged: 1, refused: 0 },
  });
});

test("the last version of a full loan can be undone, and its history is shown whole", async () => {
  const { importId } = await office.commit("last.xlsx", book(["A1", 10_000]));

  expect((await office.undo(importId)).undo).toMatchObject({ undoneCount: 1, keptCount: 0 });

  const { loan, history } = await readLoan(office.deps, liaison, { loanNo: "A1" });
  expect(loan.version).toBe(loanVersionMax + 1);
  expect(history).toHaveLength(loanVersionMax + 1);
  expect(loan.facts.amountFen).toBe(BigInt(loanVersionMax - 1));
  expect(await verifyLedger(office.deps)).toMatchObject({ ok: true });
});
