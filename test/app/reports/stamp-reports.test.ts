import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { publishDueReports } from "#shared/app/reports/publish-due-reports.ts";
import { readSentReport } from "#shared/app/reports/read-sent-report.ts";
import { stampReports } from "#shared/app/reports/stamp-reports.ts";
import type { Stamping, TimestampAuthority } from "#shared/ports/reports/timestamp-authority.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { datedBook } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
let clock: string;
let events: { event: string; facts: unknown }[];
let asked: string[];
/** An authority whose tokens are the hash itself. */
let authority: TimestampAuthority;
let lacking: Extract<Stamping, { lacking: unknown }>["lacking"] | undefined;

beforeEach(async () => {
  clock = "2016-06-30T02:00:00.000Z";
  [events, asked, lacking] = [[], [], undefined];
  store = openSqliteStore({ file: ":memory:" });
  const log = (event: string, facts?: unknown) => void events.push({ event, facts });
  office = openOffice(store, { now: () => clock, log });
  authority = {
    async stamp(sha256) {
      asked.push(sha256);
      return lacking === undefined ? { token: new TextEncoder().encode(sha256) } : { lacking };
    },
    isOf: (token, sha256) => new TextDecoder().decode(token) === sha256,
  };
  for (const [month, day] of [
    ["2016-06", "30"],
    ["2016-07", "31"],
  ] as const) {
    clock = `${month}-${day}T12:00:00.000Z`;
    await office.commit("book.xlsx", datedBook(`${month}-${day}`, ["A1", 50_000, "2016-06-20"]));
  }
  clock = "2016-08-02T02:00:00.000Z";
  await publishDueReports(office.deps);
  events.length = 0;
});
afterEach(() => store.close());

const stamp = () => stampReports({ ...office.deps, timestampAuthority: authority });
const reports = () => office.deps.reports.list();
const tokens = async () =>
  Promise.all((await reports()).map((report) => office.deps.frozenReports.getTimestamp(report)));

test("each report is stamped once, the newest first, by the hash of its JSON", async () => {
  await stamp();

  const published = await reports();
  expect(published.map(({ month }) => month)).toEqual(["2016-07", "2016-06"]);
  expect(asked).toEqual(published.map(({ sha256 }) => sha256));
  expect(events).toEqual([
    { event: "report-stamped", facts: { month: "2016-07", revision: 1 } },
    { event: "report-stamped", facts: { month: "2016-06", revision: 1 } },
  ]);
  await stamp();
  expect(asked).toHaveLength(2);
});

test.each(["unreachable", "refused", "wrong-answer"] as const)(
  "an authority that is %s leaves the reports as they are, is said, and is asked again",
  async (reason) => {
    lacking = reason;
    await stamp();

    expect(events).toEqual([
      { event: "timestamp-lacking", facts: { month: "2016-07", revision: 1, reason, reports: 2 } },
    ]);
    expect(asked).toHaveLength(1);
    expect(await tokens()).toEqual([undefined, undefined]);

    lacking = undefined;
    await stamp();
    expect(await tokens()).not.toContain(undefined);
  },
);

test("a token of another report is replaced", async () => {
  const [newest] = await reports();
  if (newest === undefined) throw new Error("nothing is published");
  await office.deps.frozenReports.putTimestamp(newest, new TextEncoder().encode("other"));
  await stamp();
  expect(new TextDecoder().decode(await office.deps.frozenReports.getTimestamp(newest))).toBe(newest.sha256);
});

test("who reads what became of a report is told whether it is stamped", async () => {
  const [newest] = await reports();
  if (newest === undefined) throw new Error("nothing is published");
  expect(await readSentReport(office.deps, newest.month)).toMatchObject({ stamped: false });
  await stamp();
  expect(await readSentReport(office.deps, newest.month)).toMatchObject({ stamped: true });
});

test("nobody is asked where none is set, nor when the time is nearly over", async () => {
  await stampReports(office.deps);
  await stampReports({ ...office.deps, timestampAuthority: authority, remainingMs: () => 29_000 });
  expect([asked, await tokens()]).toEqual([[], [undefined, undefined]]);
});
