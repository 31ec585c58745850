import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createFrozenReports } from "#shared/adapters/stored/frozen-reports.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { readReport } from "#shared/app/reports/read-report.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";
import { type ReportForm, reportFileKey, reportForms } from "#shared/ports/reports/report-file-key.ts";
import { Crash, type CrashPoint, crashing } from "#test/support/crashing.ts";
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

describe("a month's report", () => {
  test("is published when the month is over in Shanghai, not a millisecond earlier", async () => {
    await commit(["A1", 50_000, "2016-10-20"]);
    clock = "2016-11-30T15:59:59.999Z";
    await expect(publishReport(office.deps, supervisor, "2016-11")).rejects.toMatchObject({
      code: "report-too-early",
      facts: { month: "2016-11" },
    });
    clock = "2016-11-30T16:00:00.000Z";
    expect(await publishReport(office.deps, supervisor, "2016-11")).toMatchObject({
      month: "2016-11",
      revision: 1,
      publishedAt: clock,
      publishedBy: "supervisor",
      headHash: (await store.ledger.head()).hash,
    });
  });

  test("is not published for a month before the programme and before the ledger's first entry, whatever was typed", async () => {
    clock = "2016-11-02T02:00:00.000Z";
    for (const month of ["2016-05", "2006-10", "0001-01"]) {
      await expect(publishReport(office.deps, supervisor, month)).rejects.toMatchObject({
        code: "report-before-start",
        facts: { month, firstMonth: "2016-06" },
      });
    }
    expect(await store.reports.list()).toEqual([]);
    clock = "2016-05-30T02:00:00.000Z";
    await commit(["A1", 50_000, "2016-05-20"]);
    clock = "2016-06-02T02:00:00.000Z";
    expect(await publishReport(office.deps, supervisor, "2016-05")).toMatchObject({ month: "2016-05" });
  });

  test("has the figures of all loans through the month's end, its sources and the head they belong to", async () => {
    await commit(["A1", 50_000, "2016-05-31"], ["A2", 70_000, "2016-09-30"], ["A3", 90_000, "2016-10-31"]);
    await commit(["A4", 10_000, "2016-11-01"]);
    await publishReport(office.deps, supervisor, "2016-10");

    const report = await read("2016-10");
    expect(report).toMatchObject({
      month: "2016-10",
      thisMonth: { loanCount: 1, households: 1, disbursedFen: 9_000_000 },
      cumulative: { loanCount: 2, households: 1, disbursedFen: 16_000_000 },
      beforeWindow: { loanCount: 1, disbursedFen: 5_000_000 },
      outstanding: { loanCount: 3, outstandingFen: 21_000_000 },
      monthOnMonthPercent: 28.57,
      yearOnYearPercent: null,
      associations: { total: 1, covered: 1, withoutLoanCount: 0 },
      head: await store.ledger.head(),
      comparedWith: null,
    });
    expect(report.sources.map(({ fileName }: { fileName: string }) => fileName)).toEqual([
      "book.xlsx",
      "book.xlsx",
    ]);
    const body = await textOf("2016-10", "html");
    expect(body).toContain("2016年10月发放贷款1笔、1户、9.00万元");
    expect(body).toContain(report.head.hash);
    expect(body).not.toContain("王小明");
  });

  test("can be published of an empty ledger by hand, all at zero", async () => {
    await publishReport(office.deps, supervisor, "2016-06");
    expect(await read("2016-06")).toMatchObject({ cumulative: { disbursedFen: 0 }, head: { blockNo: 0 } });
  });

  test("that is not published is unknown", async () => {
    await expect(readReport(office.deps, watcher, { month: "2016-10", form: "html" })).rejects.toMatchObject({
      code: "report-unknown",
    });
  });

  test("is published once: asking again fails and changes no byte", async () => {
    await commit(["A1", 50_000, "2016-10-20"]);
    const first = await publishReport(office.deps, supervisor, "2016-10");
    const body = await textOf("2016-10", "html");
    await commit(["A2", 60_000, "2016-10-21"]);

    clock = "2016-12-05T00:00:00.000Z";
    await expect(publishReport(office.deps, supervisor, "2016-10")).rejects.toMatchObject({
      code: "report-published",
    });
    expect(await store.reports.list()).toEqual([first]);
    expect(await textOf("2016-10", "html")).toEqual(body);
    expect(await read("2016-10")).toMatchObject({ thisMonth: { loanCount: 1 } });
  });

  test("is frozen in every form, each as its JSON names it, and the annex is for watchers only", async () => {
    await commit(["A1", 50_000, "2016-10-20"]);
    await publishReport(office.deps, supervisor, "2016-10");

    const { files } = await read("2016-10");
    for (const form of reportForms.filter((one) => one !== "json")) {
      const bytes = await readReport(office.deps, watcher, { month: "2016-10", form });
      expect(office.deps.sha256(bytes), form).toBe(files[form]);
    }
    await expect(
      readReport(office.deps, { role: "association" }, { month: "2016-10", form: "xlsx" }),
    ).rejects.toMatchObject({ code: "report-unknown" });
  });

  test("is told again to who published it since a given-up request of theirs began, and to nobody else", async () => {
    await commit(["A1", 50_000, "2016-10-20"]);
    const first = await publishReport(office.deps, supervisor, "2016-10");
    const again = (subject: string, begunAt: string) =>
      publishReport(office.deps, { subject }, "2016-10", begunAt);

    expect(await again(supervisor.subject, first.publishedAt)).toEqual(first);
    const refused = { code: "report-published" };
    await expect(again("another", first.publishedAt)).rejects.toMatchObject(refused);
    await expect(again(supervisor.subject, "2099-01-01T00:00:00.000Z")).rejects.toMatchObject(refused);
  });

  test("of two publishers at once is one publisher's, and all of it", async () => {
    await commit(["A1", 50_000, "2016-10-20"]);
    const publishers = ["one", "two", "three"].map((subject, index) => {
      const now = () => `2016-11-0${3 + index}T00:00:00.000Z`;
      return publishReport({ ...office.deps, now }, { subject }, "2016-10");
    });
    const settled = await Promise.allSettled(publishers);

    const won = settled.filter((result) => result.status === "fulfilled");
    expect(won).toHaveLength(1);
    for (const result of settled) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "report-published" });
    }
    const [record] = await store.reports.list();
    expect(record).toEqual(won[0]?.value);
    expect(await read("2016-10")).toMatchObject({
      publishedBy: record?.publishedBy,
      publishedAt: record?.publishedAt,
    });
    expect(await textOf("2016-10", "html")).toContain("5.00");
  });

  test("after a stop at any call is wholly published or not at all, and can be published then", async () => {
    await commit(["A1", 50_000, "2016-10-20"]);
    const month = "2016-10";
    const publishWith = async (point: CrashPoint) => {
      const archive = openSqliteStore({ file: ":memory:" });
      const deps = { ...office.deps, reports: archive.reports };
      const stopping = {
        ...deps,
        frozenReports: createFrozenReports(crashing(deps.files, point)),
        reports: crashing(deps.reports, point),
        ledger: crashing(deps.ledger, point),
      };
      await publishReport(stopping, supervisor, month).catch((error) => expect(error).toBeInstanceOf(Crash));
      if ((await deps.reports.get(month)) === undefined) {
        await expect(readReport(deps, watcher, { month, form: "json" })).rejects.toMatchObject({
          code: "report-unknown",
        });
        await publishReport(deps, supervisor, month);
      }
      const body = await textOf(month, "html", deps);
      expect(body).toContain("2016年10月发放贷款1笔");
      archive.close();
    };

    const calm: CrashPoint = { calls: 0, stopAt: Number.POSITIVE_INFINITY, when: "before" };
    await publishWith(calm);
    expect(calm.calls).toBeGreaterThan(5);
    for (let stopAt = 1; stopAt <= calm.calls; stopAt++) {
      for (const when of ["before", "after"] as const) await publishWith({ calls: 0, stopAt, when });
    }
  }, 60_000);

  test.each(["json", "html"] as const)("whose %s file was altered or lost is not given out", async (form) => {
    const record = await publishReport(office.deps, supervisor, "2016-10");
    const key = reportFileKey(record, form);
    const bytes = await office.deps.files.get("reports", key, 1e9);
    await office.deps.files.put(
      "reports",
      key,
      new TextEncoder().encode(`${new TextDecoder().decode(bytes)} `),
    );
    await expect(readReport(office.deps, watcher, { month: "2016-10", form })).rejects.toThrow(
      "not what was published",
    );
    await office.deps.files.remove("reports", key);
    await expect(readReport(office.deps, watcher, { month: "2016-10", form })).rejects.toThrow(
      "not what was published",
    );
    expect(events.filter((event) => event === "report-altered")).toHaveLength(2);
  });

  test("is made at one head, also when loans are posted while it is made", async () => {
    await commit(["A1", 50_000, "2016-10-20"]);
    let disturbed = false;
    const ledger: Ledger = {
      ...store.ledger,
      async listLoans(...input) {
        const page = await store.ledger.listLoans(...input);
        if (!disturbed) await commit(["A2", 70_000, "2016-10-21"]);
        disturbed = true;
        return page;
      },
    };
    await publishReport({ ...office.deps, ledger }, supervisor, "2016-10");
    expect(await read("2016-10")).toMatchObject({
      thisMonth: { loanCount: 2, disbursedFen: 12_000_000 },
      head: await store.ledger.head(),
    });
  });

  test("has the same bytes in every time zone", async () => {
    await commit(["A1", 50_000, "2016-10-31"]);
    const zone = process.env["TZ"];
    const bodies = new Set<string>();
    const offsets = new Set<number>();
    for (const other of ["UTC", "America/Los_Angeles", "Asia/Shanghai"]) {
      process.env["TZ"] = other;
      offsets.add(new Date("2016-10-31T00:00:00Z").getTimezoneOffset());
      const here = openSqliteStore({ file: ":memory:" });
      const deps = { ...office.deps, reports: here.reports };
      const { sha256 } = await publishReport(deps, supervisor, "2016-10");
      bodies.add(sha256);
      here.close();
    }
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
    expect(offsets.size).toBe(3);
    expect(bodies.size).toBe(1);
  });
});
