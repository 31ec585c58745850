import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { watchLedger } from "#shared/app/audit/watch-ledger.ts";
import { publishDueReports } from "#shared/app/reports/publish-due-reports.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

describe("the nightly look", () => {
  let store: SqliteStore;
  let office: Office;
  let clock: string;
  let told: [event: string, facts: unknown][];

  beforeEach(async () => {
    told = [];
    clock = "2016-11-10T00:00:00.000Z";
    store = openSqliteStore({ file: ":memory:" });
    office = openOffice(store, {
      now: () => clock,
      log: (event, facts) => void told.push([event, facts]),
    });
    await office.commit("贷款.xlsx", [sheetOf("明细", [[...plainHeaders], plainRow("A1"), plainRow("A2")])]);
    told = [];
  });

  afterEach(() => store.close());

  test("tells how much it verified, and nothing else of a whole ledger whose reports are out", async () => {
    const { verification, overdue } = await watchLedger(office.deps);

    expect(verification?.ok).toBe(true);
    expect(overdue).toEqual([]);
    expect(told).toEqual([["ledger-verified", { ok: true, loans: 2, entries: 2 }]]);
  });

  test("tells a difference by its kind, without what it is of", async () => {
    const ledger: Ledger = {
      ...office.deps.ledger,
      async totals(prefix) {
        const totals = await store.ledger.totals(prefix);
        return totals.map((one) => ({
          ...one,
          measures: { ...one.measures, loanCount: one.measures.loanCount + 1n },
        }));
      },
    };

    await watchLedger({ ...office.deps, ledger });

    expect(told.at(-1)).toEqual(["ledger-differs", { differences: expect.any(Number), kind: "total" }]);
    expect(JSON.stringify(told)).not.toMatch(/A1|花生/);
  });

  test("tells that the store is damaged, and looks no further", async () => {
    const ledger: Ledger = {
      ...office.deps.ledger,
      async totals() {
        throw new Error("the totals were read");
      },
    };

    const { verification } = await watchLedger({
      ...office.deps,
      ledger,
      storeCheck: async () => "damaged",
    });

    expect(verification).toBeUndefined();
    expect(told).toEqual([["ledger-damaged", undefined]]);
  });

  test("says when the time of a night does not suffice, instead of dying of it", async () => {
    const { verification } = await watchLedger({ ...office.deps, remainingMs: () => 10_000 });

    expect(verification).toBeUndefined();
    expect(told).toEqual([["ledger-not-verified", { why: "time", loans: 2 }]]);
  });

  test("does not begin on a ledger that is too large for it", async () => {
    const ledger: Ledger = {
      ...office.deps.ledger,
      async totals(prefix) {
        const totals = await store.ledger.totals(prefix);
        return totals.map((one) => ({ ...one, measures: { ...one.measures, loanCount: 1_000_001n } }));
      },
      async listLoans() {
        throw new Error("the loans were read");
      },
    };

    await watchLedger({ ...office.deps, ledger });

    expect(told).toEqual([["ledger-not-verified", { why: "size", loans: 1_000_001 }]]);
  });

  test("tells a missing report a day after it was due, and not before", async () => {
    clock = "2016-11-30T15:00:00.000Z";
    const book = [["数据日期：2016-11-30"], [...plainHeaders], plainRow("A1")];
    await office.commit("贷款.xlsx", [sheetOf("明细", book)]);
    told = [];
    clock = "2016-12-01T23:59:59.999Z";
    await watchLedger(office.deps);
    expect(told.map(([event]) => event)).toEqual(["ledger-verified"]);

    clock = "2016-12-02T00:00:00.000Z";
    await watchLedger(office.deps);
    expect(told).toContainEqual(["report-overdue", { month: "2016-11", missing: 1 }]);

    await publishDueReports(office.deps);
    told = [];
    await watchLedger(office.deps);
    expect(told.map(([event]) => event)).toEqual(["ledger-verified"]);
  });

  test("calls no report overdue that waits for a bank's data, nor one whose data came within a day", async () => {
    clock = "2016-12-14T00:00:00.000Z";
    await watchLedger(office.deps);
    const book = [["数据日期：2016-11-30"], [...plainHeaders], plainRow("A1")];
    await office.commit("贷款.xlsx", [sheetOf("明细", book)]);
    await watchLedger(office.deps);
    expect(told.map(([event]) => event)).not.toContain("report-overdue");

    clock = "2016-12-15T00:00:00.000Z";
    await watchLedger(office.deps);
    expect(told.at(-2)).toEqual(["report-overdue", { month: "2016-11", missing: 1 }]);
  });
});
