import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { rowAnswerToWire } from "#shared/http/imports/row-answer-wire.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

const supervisor: Person = { ...liaison, subject: "s", role: "supervisor" };
const book = (amounts: readonly number[], first = 0) =>
  sheetOf("明细", [plainHeaders, ...amounts.map((yuan, index) => plainRow(`A${first + index}`, yuan))]);

let store: SqliteStore;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
});
afterEach(() => store.close());

const rowsOf = (importId: string, outcome: "new" | "changed" | "unchanged") =>
  listImportRows(office.deps, liaison, importId, { outcome, limit: 50 });

describe("before the commit", () => {
  test("a row shows its whole loan as it will stand, with the bank's own cells beside", async () => {
    const { importId } = await office.check("a.xlsx", [book([10_000])]);

    const { items, inLedger } = await rowsOf(importId, "new");

    expect(inLedger.size).toBe(0);
    const [row] = items;
    expect(row?.stands).toMatchObject({ amountFen: 1_000_000n, outstandingFen: 1_000_000n });
    expect(row?.stands?.associationName).toBe(
      row?.written?.find(({ field }) => field === "associationName")?.text,
    );
    expect(row?.written?.find(({ field }) => field === "amount")?.text).toBe("10000");
  });

  test("names are masked in the loan and in the cell for who may not see them", async () => {
    const { importId } = await office.check("a.xlsx", [book([10_000])]);
    const [row] = (await rowsOf(importId, "new")).items;
    if (row === undefined) throw new Error("no row");

    const seen = rowAnswerToWire(row, supervisor, office.deps);
    const own = rowAnswerToWire(row, liaison, office.deps);

    const name = own.stands?.borrowerName ?? "";
    expect(name.length).toBeGreaterThan(1);
    expect(own.written?.find(({ field }) => field === "borrowerName")?.text).toBe(name);
    expect(seen.written?.find(({ field }) => field === "borrowerName")?.text).toBe(`${[...name][0]}*`);
    expect(seen.stands?.borrowerName).toBe(`${[...name][0]}*`);
  });

  test("a number leads to a loan only where the ledger has it, also after the import was undone", async () => {
    const first = await office.commit("a.xlsx", [book([10_000])]);
    const second = await office.check("b.xlsx", [book([10_000, 20_000])]);

    expect([...(await rowsOf(second.importId, "unchanged")).inLedger]).toEqual(["A0"]);
    expect((await rowsOf(second.importId, "new")).inLedger.size).toBe(0);
    expect([...(await rowsOf(first.importId, "new")).inLedger]).toEqual(["A0"]);

    await office.undo(first.importId);

    expect((await rowsOf(first.importId, "new")).inLedger.size).toBe(0);
  });

  test("an effect beyond the goal goes in only when the caller acknowledged it, and it is kept who did", async () => {
    const { importId, warnings } = await office.check("a.xlsx", [book([400_000_000])]);
    expect(warnings?.map(({ code }) => code)).toEqual(["goal-exceeded"]);

    await expect(commitImport(office.deps, liaison, importId)).rejects.toMatchObject({
      code: "warnings-open",
    });
    await expect(commitImport(office.deps, liaison, importId, ["total-differs"])).rejects.toMatchObject({
      code: "warnings-open",
      facts: { faults: [expect.stringContaining("超过目标 300,000,000.00 元")] },
    });
    expect((await store.imports.get(importId))?.state).toBe("checked");
    await commitImport(office.deps, liaison, importId, ["goal-exceeded"]);
    await office.work();

    const committed = await store.imports.get(importId);
    expect(committed).toMatchObject({ state: "committed", commit: { acknowledged: ["goal-exceeded"] } });
    expect((await commitImport(office.deps, liaison, importId)).repeated).toBe(true);
  });

  test("an ordinary book warns of nothing and needs no acknowledgement", async () => {
    const { importId, warnings } = await office.check("a.xlsx", [book([10_000])]);

    expect(warnings).toEqual([]);
    expect(await commitImport(office.deps, liaison, importId)).not.toHaveProperty("commit.acknowledged");
  });
});
