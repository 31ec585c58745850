import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { changeSettings } from "#shared/app/programme/change-settings.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { listReports } from "#shared/app/reports/list-reports.ts";
import { makeReport } from "#shared/app/reports/make-report.ts";
import { publishDueReports } from "#shared/app/reports/publish-due-reports.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { readReport } from "#shared/app/reports/read-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { readBasis } from "#shared/app/reports/report-basis.ts";
import { annexText } from "#test/support/annex-text.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { datedBook, loanBook, type ShortLoan } from "#test/support/sheets.ts";

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
const commitDated = (dataOn: string, ...rows: ShortLoan[]) =>
  office.commit("book.xlsx", datedBook(dataOn, ...rows));
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
    await commitDated("2016-11-30", ["A2", 50_000, "2016-10-20"]);
    expect(await publishDueReports(office.deps)).toEqual([]);
    clock = "2016-12-01T00:00:00.000Z";
    expect(await publishDueReports(office.deps)).toEqual(["2016-11"]);
    expect(await publishDueReports(office.deps)).toEqual([]);
    expect(await read("2016-11")).toMatchObject({ publishedBy: "schedule", cumulative: { loanCount: 2 } });
  });

  test("owes the month in whose last moment the ledger began", async () => {
    clock = "2016-10-31T15:59:59.999Z";
    await commitDated("2016-10-31", ["A1", 50_000, "2016-06-20"]);
    clock = "2016-11-01T00:00:00.000Z";
    expect(await publishDueReports(office.deps)).toEqual(["2016-10"]);
  });

  test("does not owe the month that was over in Shanghai when the ledger began", async () => {
    clock = "2016-10-31T16:00:00.000Z";
    await commit(["A1", 50_000, "2016-06-20"]);
    clock = "2016-12-15T00:00:00.000Z";
    expect(await publishDueReports(office.deps)).toEqual(["2016-11"]);
  });

  test("makes up for missed months, oldest first, each telling corrections against the one before", async () => {
    await commit(["A1", 50_000, "2016-10-20"]);
    clock = "2017-03-15T00:00:00.000Z";
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
    clock = "2017-03-15T00:00:00.000Z";
    const twice = await Promise.all([publishDueReports(office.deps), publishDueReports(office.deps)]);
    expect(twice.flat().sort()).toEqual(["2016-11", "2016-12", "2017-01", "2017-02"]);
    expect(await store.reports.list()).toHaveLength(4);
  });

  test("goes on after the window's end", async () => {
    await commit(["A1", 50_000, "2016-10-20"]);
    const programme = { ...office.deps.programme, lastOn: "2016-11-30" };
    clock = "2017-01-15T00:00:00.000Z";
    expect(await publishDueReports({ ...office.deps, programme })).toEqual(["2016-11", "2016-12"]);
    expect(await read("2016-12")).toMatchObject({ pace: { timeElapsedPercent: 100, remainingMonths: 0 } });
  });
});

test("a changed day and hour hold from the next asking on, and a month published by hand before its data was in is only revised", async () => {
  const ask = async () => publishDueReports(await withCurrentProgramme(office.deps));
  await commit(["A1", 50_000, "2016-10-20"]);
  const settings = { reportDay: 10, reportHour: 9 };
  await changeSettings(
    office.deps,
    { displayName: "张主任" },
    { revision: 0, reason: "银行月初结账", settings },
  );

  clock = "2016-12-10T00:59:59.999Z";
  await commitDated("2016-11-30", ["A1", 50_000, "2016-10-20"]);
  expect(await ask()).toEqual([]);
  clock = "2016-12-10T01:00:00.000Z";
  expect(await ask()).toEqual(["2016-11"]);

  clock = "2016-12-31T16:00:00.000Z";
  await publishReport(office.deps, supervisor, "2016-12");
  clock = "2017-02-05T00:00:00.000Z";
  await commitDated("2017-01-31", ["A1", 50_000, "2016-10-20"]);
  expect(await ask()).toEqual(["2016-12"]);
  expect(await read("2016-12")).toMatchObject({ revision: 2 });
  expect(await ask()).toEqual([]);
  const earlier = { revision: 1, reason: "提前", settings: { reportDay: 5, reportHour: 8 } };
  await changeSettings(office.deps, { displayName: "张主任" }, earlier);
  expect(await ask()).toEqual(["2017-01"]);
});

describe("a month whose data is not in", () => {
  const textOf = async (month: string) =>
    new TextDecoder().decode(await readReport(office.deps, { role: "supervisor" }, { month, form: "html" }));
  const sentence =
    "本通报发布时，中国邮政储蓄银行滁州市分行（已入账的数据截至2016年11月29日）还没有报来截至2016年11月30日的数据";

  beforeEach(async () => {
    await commitDated("2016-11-01", ["A1", 50_000, "2016-10-20"]);
    clock = "2016-12-01T00:00:00.000Z";
    await commitDated("2016-11-29", ["A1", 50_000, "2016-10-20"], ["A2", 70_000, "2016-11-03"]);
    events = [];
  });

  test("is not published, and the log says whose is awaited and until when", async () => {
    const facts: unknown[] = [];
    const deps = { ...office.deps, log: (event: string, told: unknown) => void facts.push(event, told) };

    expect(await publishDueReports(deps)).toEqual([]);
    expect(facts).toEqual([
      "report-waits",
      { month: "2016-11", until: "2016-12-15T00:00:00.000Z", banks: "psbc-chuzhou" },
    ]);
    expect(await listReports(office.deps)).toMatchObject({
      due: {
        missing: [],
        waiting: [
          { month: "2016-11", banks: [{ name: "中国邮政储蓄银行滁州市分行", dataOn: "2016-11-29" }] },
        ],
        next: { month: "2016-12" },
      },
      banks: [{ bankId: "psbc-chuzhou", dataOn: "2016-11-29" }],
    });
  });

  test("is published by the next asking once the book of the month's end is in, and says nothing of data", async () => {
    expect(await publishDueReports(office.deps)).toEqual([]);
    clock = "2016-12-09T03:00:00.000Z";
    const { importId } = await commitDated("2016-11-30", ["A2", 70_000, "2016-11-03"]);
    await office.undo(importId);
    expect(await publishDueReports(office.deps)).toEqual([]);
    await commitDated("2016-11-30", ["A2", 70_000, "2016-11-03"]);

    expect(await publishDueReports(office.deps)).toEqual(["2016-11"]);
    expect(await read("2016-11")).toMatchObject({ awaited: [] });
    expect(await textOf("2016-11")).not.toContain("还没有报来");
  });

  test("is published on the 15th, and its first sentence says whose is missing", async () => {
    clock = "2016-12-14T23:59:59.999Z";
    expect(await publishDueReports(office.deps)).toEqual([]);
    clock = "2016-12-15T00:00:00.000Z";
    expect(await publishDueReports(office.deps)).toEqual(["2016-11"]);

    expect(await read("2016-11")).toMatchObject({
      awaited: [{ bankId: "psbc-chuzhou", dataOn: "2016-11-29" }],
    });
    const text = (await textOf("2016-11")).replaceAll(/<style[\s\S]*?<\/style>|<[^>]*>/g, "");
    expect(text).toContain(sentence);
    expect(text.indexOf(sentence)).toBeLessThan(text.indexOf("现将截至"));
  });

  test("says the same when a person publishes it before", async () => {
    await publishReport(office.deps, supervisor, "2016-11");

    expect((await textOf("2016-11")).replaceAll(/<[^>]*>/g, "")).toContain(sentence);
    expect(await remakeReport(office.deps, "2016-11")).toMatchObject({ equal: true });
  });
});

test("a report of the edition before, which says nothing of data and masks no file's name, is made again byte for byte", async () => {
  await commitDated("2016-11-01", ["A1", 50_000, "2016-10-20"]);
  const [kept] = (await store.imports.list(1)).items;
  if (kept === undefined) throw new Error("no import");
  const named = { ...kept, revision: kept.revision + 1, fileName: "名单11010519491231002X.xlsx" };
  expect(await store.imports.replace(named)).toBe(true);
  clock = "2016-12-15T00:00:00.000Z";
  await publishReport(office.deps, supervisor, "2016-11");
  const published = await store.reports.get("2016-11");
  if (published === undefined) throw new Error("not published");
  const moment = { head: await store.ledger.head(), at: published.publishedAt };
  const loans = eachLoan(office.deps.ledger, {});
  const basis = await readBasis(
    office.deps,
    { moment, month: "2016-11", edition: 2 as const },
    { loans, show: (loan) => loan },
  );
  const { month, revision, publishedAt, publishedBy } = published;
  const publication = { month, revision, publishedAt, publishedBy };
  const told = { ...basis, disbursedOn: async () => undefined };
  const older = await makeReport(office.deps, told, publication, 2);
  const reports = { ...store.reports, get: async () => ({ ...published, sha256: older.sha256 }) };

  const remade = await remakeReport({ ...office.deps, reports }, "2016-11");

  expect(remade.equal).toBe(true);
  expect(remade.document).toMatchObject({ format: "yinhui-report-2" });
  expect(new TextDecoder().decode(remade.files.json)).not.toContain("awaited");
  expect(new TextDecoder().decode(remade.files.json)).toContain("名单11010519491231002X.xlsx");
  const present = await readReport(office.deps, { role: "supervisor" }, { month: "2016-11", form: "xlsx" });
  expect(annexText(present)).toContain("名单110105********002X.xlsx");
  expect(new TextDecoder().decode(remade.files.html)).not.toContain("还没有报来");
});
