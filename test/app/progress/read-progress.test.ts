import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
let clock: string;

beforeEach(async () => {
  clock = "2016-11-02T02:00:00.000Z";
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { now: () => clock });
  const many = Array.from({ length: 250 }, (_, index) =>
    plainRow(`M${index}`, 10_000, index < 205 ? "2016-09-15" : "2016-09-16"),
  );
  const rows = [plainRow("A1", 50_000, "2016-05-31"), ...many, plainRow("A2", 90_000, "2016-10-31")];
  await office.commit("book.xlsx", [sheetOf("明细", [plainHeaders, ...rows])]);
});
afterEach(() => store.close());

test("today is the day in Shanghai, and counts everything", async () => {
  clock = "2016-11-30T15:59:59.999Z";
  expect(await readProgress(office.deps)).toMatchObject({
    asOf: "2016-11-30",
    loanCount: 252n,
    disbursedFen: 264_000_000n,
    countedFen: 259_000_000n,
    percentOfGoal: 0.86,
    remainingMonths: 30,
  });
  clock = "2016-11-30T16:00:00.000Z";
  expect(await readProgress(office.deps)).toMatchObject({ asOf: "2016-12-01", remainingMonths: 29 });
});

test("of a day inside a month counts that month's loans up to the day, over all pages", async () => {
  expect(await readProgress(office.deps, { asOf: "2016-09-15" })).toMatchObject({
    loanCount: 206n,
    disbursedFen: 210_000_000n,
    countedFen: 205_000_000n,
  });
  expect(await readProgress(office.deps, { asOf: "2016-09-14" })).toMatchObject({ loanCount: 1n });
  expect(await readProgress(office.deps, { asOf: "2016-09-30" })).toMatchObject({ loanCount: 251n });
});

test("of a day to come, and of one before any loan, is told too", async () => {
  expect(await readProgress(office.deps, { asOf: "9999-12-31" })).toMatchObject({ loanCount: 252n });
  expect(await readProgress(office.deps, { asOf: "2016-05-30" })).toMatchObject({
    loanCount: 0n,
    byMonth: [],
    timeElapsedPercent: 0,
  });
});

test("on a day when no loan of the month can be left out reads no loan", async () => {
  const ledger = {
    ...store.ledger,
    listLoans: async () => {
      throw new Error("no loan is to be read");
    },
  };
  const deps = { ...office.deps, ledger };
  for (const asOf of [undefined, "2016-11-02", "2016-09-30", "2016-08-10"]) {
    await expect(readProgress(deps, { asOf })).resolves.toBeDefined();
  }
  await expect(readProgress(deps, { asOf: "2016-10-31" })).resolves.toBeDefined();
  await expect(readProgress(deps, { asOf: "2016-10-30" })).rejects.toThrow("no loan is to be read");
});
