import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { listReportCorrections } from "#shared/app/reports/list-report-corrections.ts";
import { publishDueReports } from "#shared/app/reports/publish-due-reports.ts";
import { reportFileKey } from "#shared/ports/reports/report-file-key.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { readPages } from "#test/support/read-book.ts";
import { loanBook } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
let clock: string;

beforeEach(async () => {
  clock = "2016-06-20T02:00:00.000Z";
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { now: () => clock });
  await office.commit("a.xlsx", loanBook(["A1", 50_000, "2016-06-10"]));
  clock = "2016-07-15T02:00:00.000Z";
  await publishDueReports(office.deps);
  await office.commit("b.xlsx", loanBook(["A2", 70_000, "2016-06-11"], ["A3", 10_000, "2016-07-01"]));
  clock = "2016-08-15T02:00:00.000Z";
  await publishDueReports(office.deps);
});
afterEach(() => store.close());

test("what a report told of earlier months is listed with both numbers and the file behind them, newest report first", async () => {
  expect((await listReportCorrections(office.deps, {})).items).toMatchObject([
    {
      month: "2016-07",
      told: {
        comparedWith: "2016-06",
        corrections: [
          {
            month: "2016-06",
            before: { loanCount: 1, disbursedFen: 5_000_000n },
            after: { loanCount: 2, disbursedFen: 12_000_000n },
            causes: [{ fileName: "b.xlsx", kind: "opened", loanCount: 1 }],
          },
        ],
      },
    },
    { month: "2016-06", told: { comparedWith: null, corrections: [] } },
  ]);
});

test("a report whose file was altered tells none, and does not hide the others", async () => {
  const report = await store.reports.get("2016-06");
  if (report === undefined) throw new Error("not published");
  await office.deps.files.put("reports", reportFileKey(report, "json"), new TextEncoder().encode("{}"));

  const { items } = await listReportCorrections(office.deps, {});

  expect(items.map(({ month, told }) => [month, told?.corrections.length])).toEqual([
    ["2016-07", 1],
    ["2016-06", undefined],
  ]);
});

test("a long history comes in pages, each report once", async () => {
  clock = "2018-01-15T02:00:00.000Z";
  await publishDueReports(office.deps);

  const pages = await readPages((cursor) => listReportCorrections(office.deps, { cursor }));

  expect(pages.map((page) => page.length)).toEqual([12, 7]);
  expect(new Set(pages.flat().map(({ month }) => month)).size).toBe(19);
  await expect(listReportCorrections(office.deps, { cursor: "x" })).rejects.toMatchObject({
    code: "cursor-invalid",
  });
});

test("a verification tells for each published head the block that has it, and of a strange one that none has", async () => {
  await store.reports.add({
    month: "2016-05",
    revision: 1,
    publishedAt: clock,
    publishedBy: "somebody",
    sha256: "ab".repeat(32),
    headHash: "cd".repeat(32),
  });

  const { ok, reportHeads, differences } = await verifyLedger(office.deps);

  expect(reportHeads.map(({ month, blockNo }) => [month, blockNo])).toEqual([
    ["2016-05", null],
    ["2016-06", 1],
    ["2016-07", 2],
  ]);
  expect(ok).toBe(false);
  expect(differences).toMatchObject([
    { kind: "report-file", key: "report 2016-05 json", found: "no file" },
    { kind: "report-head", key: "report 2016-05" },
  ]);
});
