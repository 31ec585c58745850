import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { changeSettings } from "#shared/app/change-settings.ts";
import { presentDeps } from "#shared/app/present-deps.ts";
import { publishDueReports } from "#shared/app/publish-due-reports.ts";
import { publishReport } from "#shared/app/publish-report.ts";
import { readReport } from "#shared/app/read-report.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { loanBook, type ShortLoan } from "#test/support/sheets.ts";

const supervisor = { subject: "supervisor" };
let store: SqliteStore;
let office: Office;
let clock: string;
let events: string[];

beforeEach(() => {
  clock = "2016-11-02T02:00:00.000Z";
  events = [];
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { now: () => clock, log: (event) => void events.push(event) });
});
afterEach(() => store.close());

const commit = (...rows: ShortLoan[]) => office.commit("book.xlsx", loanBook(...rows));
const read = async (month: string) =>
  JSON.parse(
    new TextDecoder().decode(await readReport(office.deps, { role: "supervisor" }, { month, form: "json" })),
  );

describe("the schedule", () => {
  test("owes nothing for an empty ledger", async () => {
    clock = "2020-01-01T00:00:00.000Z";
    expect(await publishDueReports(office.deps)).toEqual([]);
  });

  test("publishes the month before, once, and no month that ended before the ledger began", async () => {
    await commit(["A1", 50_000, "2016-06-20"], ["A2", 50_000, "2016-10-20"]);
    expect(await publishDueReports(office.deps)).toEqual([]);
    clock = "2016-11-30T23:59:59.999Z";
    expect(await publishDueReports(office.deps)).toEqual([]);
    clock = "2016-12-01T00:00:00.000Z";
    expect(await publishDueReports(office.deps)).toEqual(["2016-11"]);
    expect(await publishDueReports(office.deps)).toEqual([]);
    expect(await read("2016-11")).toMatchObject({ publishedBy: "schedule", cumulative: { loanCount: 2 } });
  });

  test("owes the month in whose last moment the ledger began", async () => {
    clock = "2016-10-31T15:59:59.999Z";
    await commit(["A1", 50_000, "2016-06-20"]);
    clock = "2016-11-01T00:00:00.000Z";
    expect(await publishDueReports(office.deps)).toEqual(["2016-10"]);
  });

  test("does not owe the month that was over in Shanghai when the ledger began", async () => {
    clock = "2016-10-31T16:00:00.000Z";
    await commit(["A1", 50_000, "2016-06-20"]);
    clock = "2016-12-01T00:00:00.000Z";
    expect(await publishDueReports(office.deps)).toEqual(["2016-11"]);
  });

  test("makes up for missed months, oldest first, each telling corrections against the one before", async () => {
    await commit(["A1", 50_000, "2016-10-20"]);
    clock = "2017-03-05T00:00:00.000Z";
    await publishReport(office.deps, supervisor, "2016-12");
    expect(await publishDueReports(office.deps)).toEqual(["2016-11", "2017-01", "2017-02"]);
    expect(await read("2017-02")).toMatchObject({ comparedWith: "2017-01", corrections: [] });
    expect((await store.reports.list()).map(({ month }) => month)).toEqual([
      "2017-02",
      "2017-01",
      "2016-12",
      "2016-11",
    ]);
  });

  test("called twice at once publishes each month once", async () => {
    await commit(["A1", 50_000, "2016-10-20"]);
    clock = "2017-03-05T00:00:00.000Z";
    const twice = await Promise.all([publishDueReports(office.deps), publishDueReports(office.deps)]);
    expect(twice.flat().sort()).toEqual(["2016-11", "2016-12", "2017-01", "2017-02"]);
    expect(await store.reports.list()).toHaveLength(4);
  });

  test("goes on after the window's end", async () => {
    await commit(["A1", 50_000, "2016-10-20"]);
    const programme = { ...office.deps.programme, lastOn: "2016-11-30" };
    clock = "2017-01-01T00:00:00.000Z";
    expect(await publishDueReports({ ...office.deps, programme })).toEqual(["2016-11", "2016-12"]);
    expect(await read("2016-12")).toMatchObject({ pace: { timeElapsedPercent: 100, remainingMonths: 0 } });
  });
});

test("a changed day and hour hold from the next asking on, and a month published by hand before them is not repeated", async () => {
  const ask = async () => publishDueReports(await presentDeps(office.deps));
  await commit(["A1", 50_000, "2016-10-20"]);
  const settings = { reportDay: 10, reportHour: 9 };
  await changeSettings(
    office.deps,
    { displayName: "张主任" },
    { revision: 0, reason: "银行月初结账", settings },
  );

  clock = "2016-12-10T00:59:59.999Z";
  expect(await ask()).toEqual([]);
  clock = "2016-12-10T01:00:00.000Z";
  expect(await ask()).toEqual(["2016-11"]);

  clock = "2016-12-31T16:00:00.000Z";
  await publishReport(office.deps, supervisor, "2016-12");
  clock = "2017-02-05T00:00:00.000Z";
  expect(await ask()).toEqual([]);
  const earlier = { revision: 1, reason: "提前", settings: { reportDay: 5, reportHour: 8 } };
  await changeSettings(office.deps, { displayName: "张主任" }, earlier);
  expect(await ask()).toEqual(["2017-01"]);
});
