import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { mergeAssociations } from "#shared/app/corrections/merge-associations.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { makeReportAsKnownOn, remakeReport } from "#shared/app/reports/remake-report.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { personOf } from "#test/support/corrections.ts";
import { drawnReports } from "#test/support/drawn-reports.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { loanBook, type ShortLoan } from "#test/support/sheets.ts";

const supervisor = { subject: "supervisor" };
let store: SqliteStore;
let office: Office;
let clock: string;

beforeEach(() => {
  clock = "2016-10-02T02:00:00.000Z";
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { now: () => clock });
});
afterEach(() => store.close());

const commit = (fileName: string, ...rows: ShortLoan[]) => office.commit(fileName, loanBook(...rows));
const publish = async (month: string) =>
  publishReport(await withCurrentProgramme(office.deps), supervisor, month);
const remake = (month: string) => remakeReport(office.deps, month);

describe("a published report made again", () => {
  test("is byte for byte what was published, whatever came later", { timeout: 60_000 }, async () => {
    office = openOffice(store, { ...drawnReports, now: () => clock });
    await commit("9月.xlsx", ["A1", 50_000, "2016-09-20"], ["A2", 70_000, "2016-08-20"]);
    await publish("2016-09");
    clock = "2016-11-03T02:00:00.000Z";
    const wrong = await commit("补.xlsx", ["A3", 10_000, "2016-09-21"], ["A1", 55_000, "2016-09-20"]);
    await commit("10月.xlsx", ["A4", 20_000, "2016-10-05"]);
    await publish("2016-10");
    clock = "2016-12-03T02:00:00.000Z";
    await office.undo(wrong.importId);
    await commit("11月.xlsx", ["A5", 30_000, "2016-11-05"]);
    await publish("2016-11");
    clock = "2016-12-04T02:00:00.000Z";
    const [one] = await store.associations.list();
    const other = { ...one, associationId: "other", name: "另一个名字", takenInAt: clock } as Association;
    await store.associations.takeIn([other]);
    await mergeAssociations(office.deps, personOf("supervisor"), {
      associationId: one?.associationId ?? "",
      into: "other",
    });

    for (const month of ["2016-09", "2016-10", "2016-11"]) {
      const { equal, files, published } = await remake(month);
      expect(equal, month).toBe(true);
      expect(office.deps.sha256(files.json)).toBe(published.sha256);
    }
  });

  test("has no part of what the ledger was told after it", async () => {
    await commit("9月.xlsx", ["A1", 50_000, "2016-09-20"]);
    await publish("2016-09");
    clock = "2016-10-09T02:00:00.000Z";
    await commit("补.xlsx", ["A2", 70_000, "2016-09-20"]);

    expect((await remake("2016-09")).document.thisMonth.loanCount).toBe(1);
    const later = await makeReportAsKnownOn(office.deps, "2016-09", "2016-10-09");
    expect(later.document.thisMonth.loanCount).toBe(2);
    const earlier = await makeReportAsKnownOn(office.deps, "2016-09", "2016-10-08");
    expect(earlier.document.thisMonth.loanCount).toBe(1);
    await expect(makeReportAsKnownOn(office.deps, "2016-09", "2016-09-29")).rejects.toMatchObject({
      code: "report-too-early",
    });
  });

  test("is not equal when its ledger was altered, and fails when its head is gone", async () => {
    await commit("9月.xlsx", ["A1", 50_000, "2016-09-20"]);
    const report = await publish("2016-09");
    const forged = { ...report, publishedBy: "another" };
    const reports = { ...store.reports, get: async () => forged };
    expect((await remakeReport({ ...office.deps, reports }, "2016-09")).equal).toBe(false);
    const headless = { ...store.reports, get: async () => ({ ...report, headHash: "f".repeat(64) }) };
    await expect(remakeReport({ ...office.deps, reports: headless }, "2016-09")).rejects.toThrow("2016-09");
    await expect(remake("2016-08")).rejects.toMatchObject({ code: "report-unknown" });
  });
});

describe("the corrections of a report", () => {
  test("name the months that changed, before and after, and the files that changed them", async () => {
    await commit("8月.xlsx", ["A1", 50_000, "2016-08-20"], ["A2", 50_000, "2016-08-21"]);
    const wrong = await commit("错.xlsx", ["A9", 90_000, "2016-09-21"]);
    await publish("2016-09");
    clock = "2016-11-03T02:00:00.000Z";
    await commit(
      "补.xlsx",
      ["A3", 10_000, "2016-08-25"],
      ["A1", 60_000, "2016-08-20"],
      ["A2", 50_000, "2016-09-01"],
    );
    await office.undo(wrong.importId);
    await publish("2016-10");

    const { document } = await remake("2016-10");
    const said = document.corrections?.map(({ month, causes }) => [
      month,
      causes.map(({ fileName, kind, loanCount }) => `${fileName} ${kind} ${loanCount}`),
    ]);
    expect(said).toEqual([
      ["2016-08", ["补.xlsx changed 2", "补.xlsx opened 1"]],
      ["2016-09", expect.arrayContaining(["补.xlsx changed 1", "错.xlsx undone 1"])],
    ]);
    expect(document.corrections?.[0]).toMatchObject({
      before: { loanCount: 2, disbursedFen: 10_000_000n },
      after: { loanCount: 2, disbursedFen: 7_000_000n },
    });
  });
});
