import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { readReport } from "#shared/app/reports/read-report.ts";
import { type ReportForm, reportFileKey } from "#shared/ports/reports/report-file-key.ts";
import { annexText } from "#test/support/annex-text.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { loanBook, type ShortLoan } from "#test/support/sheets.ts";

const supervisor = { subject: "supervisor" };
const watcher = { role: "supervisor" } as const;
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
const textOf = async (month: string, form: ReportForm, deps = office.deps) =>
  new TextDecoder().decode(await readReport(deps, watcher, { month, form }));
const read = async (month: string) => JSON.parse(await textOf(month, "json"));

describe("a report that follows another", () => {
  test("tells what has changed since in the months of the report before", async () => {
    await commit(["A1", 50_000, "2016-09-20"], ["A2", 60_000, "2016-10-20"]);
    await publishReport(office.deps, supervisor, "2016-10");
    clock = "2016-12-01T00:00:00.000Z";
    await commit(["A1", 55_000, "2016-09-20"], ["A3", 70_000, "2016-10-31"], ["A4", 80_000, "2016-11-01"]);
    await publishReport(office.deps, supervisor, "2016-11");

    expect(await read("2016-11")).toMatchObject({
      comparedWith: "2016-10",
      corrections: [
        {
          month: "2016-09",
          before: { loanCount: 1, disbursedFen: 5_000_000 },
          after: { loanCount: 1, disbursedFen: 5_500_000 },
        },
        {
          month: "2016-10",
          before: { loanCount: 1, disbursedFen: 6_000_000 },
          after: { loanCount: 2, disbursedFen: 13_000_000 },
        },
      ],
    });
    clock = "2017-01-01T00:00:00.000Z";
    await publishReport(office.deps, supervisor, "2016-12");
    expect(await read("2016-12")).toMatchObject({ comparedWith: "2016-11", corrections: [] });
  });

  test("tells what was undone in the months of the report before, and where the loans come from by then", async () => {
    await commit(["A1", 50_000, "2016-09-20"]);
    const wrong = await office.commit(
      "wrong.xlsx",
      loanBook(["A1", 90_000, "2016-09-20"], ["B1", 1_000, "2016-10-20"]),
    );
    const partly = await office.commit(
      "partly.xlsx",
      loanBook(["C1", 10, "2016-10-21"], ["C2", 20, "2016-10-22"]),
    );
    await publishReport(office.deps, supervisor, "2016-10");
    clock = "2016-12-01T00:00:00.000Z";
    await commit(["C2", 21, "2016-10-22"]);
    await office.undo(wrong.importId);
    await office.undo(partly.importId);
    await publishReport(office.deps, supervisor, "2016-11");

    const report = await read("2016-11");
    expect(report.corrections).toMatchObject([
      {
        month: "2016-09",
        before: { loanCount: 1, disbursedFen: 9_000_000 },
        after: { loanCount: 1, disbursedFen: 5_000_000 },
      },
      {
        month: "2016-10",
        before: { loanCount: 3, disbursedFen: 103_000 },
        after: { loanCount: 1, disbursedFen: 2_100 },
      },
    ]);
    expect(
      report.sources.map(({ fileName, state }: { fileName: string; state: string }) => [fileName, state]),
    ).toEqual([
      ["book.xlsx", "whole"],
      ["partly.xlsx", "kept"],
      ["book.xlsx", "whole"],
    ]);
    const annex = await readReport(office.deps, watcher, { month: "2016-11", form: "xlsx" });
    expect(annexText(annex)).toContain("已撤销（部分保留）");
    expect((await read("2016-10")).byMonth).toContainEqual({
      month: "2016-10",
      loanCount: 3,
      disbursedFen: 103_000,
    });
  });

  test("says so when the report before is lost, and is published all the same", async () => {
    const before = await publishReport(office.deps, supervisor, "2016-09");
    await office.deps.files.remove("reports", reportFileKey(before, "json"));
    await publishReport(office.deps, supervisor, "2016-10");
    expect(await read("2016-10")).toMatchObject({ comparedWith: "2016-09", corrections: null });
    expect(events).toContain("report-altered");
  });
});
