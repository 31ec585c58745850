import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import { stateNoNews } from "#shared/app/imports/state-no-news.ts";
import { openMailings } from "#shared/app/reports/open-mailings.ts";
import { publishDueReports } from "#shared/app/reports/publish-due-reports.ts";
import { readReport } from "#shared/app/reports/read-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { datedBook, plainHeaders, plainRow, type ShortLoan, sheetOf } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
let clock: string;

const october: ShortLoan = ["A1", 50_000, "2016-10-20"];
const commitDated = (dataOn: string, ...rows: ShortLoan[]) =>
  office.commit("book.xlsx", datedBook(dataOn, ...rows));
const file = (month: string, form: "json" | "html", revision?: number) =>
  readReport(office.deps, { role: "supervisor" }, { month, form, revision });
const read = async (month: string, revision?: number) =>
  JSON.parse(new TextDecoder().decode(await file(month, "json", revision)));
const textOf = async (month: string, revision?: number) =>
  new TextDecoder()
    .decode(await file(month, "html", revision))
    .replaceAll(/<style[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>|<[^>]*>/g, "");

describe("a report that went out before a bank's book was in", () => {
  beforeEach(async () => {
    clock = "2016-11-01T02:00:00.000Z";
    store = openSqliteStore({ file: ":memory:" });
    office = openOffice(store, { now: () => clock });
    await commitDated("2016-10-31", october);
    clock = "2016-12-15T00:00:00.000Z";
    expect(await publishDueReports(office.deps)).toEqual(["2016-11"]);
  });
  afterEach(() => store.close());

  test("says nothing that rests on what is missing: no comparison, colour, forecast, rank or reproach", async () => {
    expect(await read("2016-11")).toMatchObject({ format: "yinhui-report-9", withholds: true });
    const text = await textOf("2016-11");
    expect(text).toContain("数据报齐后另发更正版");
    for (const word of ["环比下降", "同比增长", "慢于序时进度", "督办等级为", "推算", "了解原因", "图2"])
      expect(text).not.toContain(word);
    expect(text).toContain("数据尚未报齐，不作环比、同比比较。");
    expect(text).toContain("本期不排位次");
    expect(text).toContain("1.请中国邮政储蓄银行滁州市分行尽快报来");
  });

  test("has a revision once the book has come, which says first what changed, and both stay", async () => {
    clock = "2016-12-18T01:00:00.000Z";
    expect(await publishDueReports(office.deps)).toEqual([]);
    await commitDated("2016-11-30", october, ["A2", 70_000, "2016-11-03"]);
    const before = await file("2016-11", "json");

    const twice = await Promise.all([publishDueReports(office.deps), publishDueReports(office.deps)]);
    expect(twice.flat()).toEqual(["2016-11"]);
    expect(await publishDueReports(office.deps)).toEqual([]);

    expect(await read("2016-11")).toMatchObject({
      ...{ revision: 2, comparedWith: "2016-11", awaited: [] },
      corrections: [{ month: "2016-11", before: { loanCount: 0 }, after: { loanCount: 1 } }],
    });
    const text = await textOf("2016-11");
    const first = "本通报是2016年11月通报的第2版";
    const change = "与第1版相比，2016年11月发放由0笔、0.00万元改为1笔、7.00万元。";
    expect(text).toContain("（更正版）");
    expect(text.indexOf(first)).toBeGreaterThan(0);
    expect(text.indexOf(change)).toBeLessThan(text.indexOf("现将截至"));
    expect(text).toContain("督办等级为");

    expect(await file("2016-11", "json", 1)).toEqual(before);
    for (const revision of [1, 2])
      expect(await remakeReport(office.deps, "2016-11", revision)).toMatchObject({ equal: true });
    expect(await verifyLedger(office.deps)).toMatchObject({ ok: true });
  });

  test("has a revision too when the bank says that there is nothing new, unless that is taken back", async () => {
    clock = "2016-12-16T01:00:00.000Z";
    await expect(stateNoNews(office.deps, liaison, "2016-12")).rejects.toThrow(LedgerFailure);
    const first = await stateNoNews(office.deps, liaison, "2016-11");
    await office.undo(first.importId);
    expect(await publishDueReports(office.deps)).toEqual([]);
    const { importId } = await stateNoNews(office.deps, liaison, "2016-11");

    expect(await publishDueReports(office.deps)).toEqual(["2016-11"]);
    expect(await read("2016-11")).toMatchObject({
      ...{ revision: 2, awaited: [], corrections: [] },
      sources: [{ fileName: "book.xlsx" }, { fileName: "2016-11 没有新增和变化（说明）" }],
    });
    expect(await textOf("2016-11")).toContain("与第1版相比，各月发放数据没有变化。");
    expect(await listImportRows(office.deps, liaison, importId, { limit: 20 })).toMatchObject({ items: [] });
    expect(await remakeReport(office.deps, "2016-11")).toMatchObject({ equal: true });
  });

  test("is mailed in its last revision alone where none was mailed yet", async () => {
    clock = "2016-12-16T01:00:00.000Z";
    await stateNoNews(office.deps, liaison, "2016-11");
    await publishDueReports(office.deps);

    await openMailings(office.deps, { mailer: undefined, robot: undefined });

    expect(await store.mailings.list()).toMatchObject([{ month: "2016-11", revision: 2 }]);
  });

  test("leaves the book before it the one whose columns the next is compared with", async () => {
    clock = "2016-12-16T01:00:00.000Z";
    await stateNoNews(office.deps, liaison, "2016-11");
    const headers = [...plainHeaders, "经办人"];
    const more = sheetOf("明细", [["数据日期：2016-12-15"], headers, [...plainRow("A1"), "李敏"]]);

    const { importId } = await office.check("more.xlsx", [more]);

    const { notices } = (await store.imports.get(importId)) ?? {};
    expect(notices?.map(({ code }) => code)).toContain("columns-appeared");
  });

  test("is what the next month is compared with when it was revised", async () => {
    clock = "2016-12-18T01:00:00.000Z";
    await commitDated("2016-11-30", october, ["A2", 70_000, "2016-11-03"]);
    expect(await publishDueReports(office.deps)).toEqual(["2016-11"]);
    clock = "2017-01-09T01:00:00.000Z";
    await commitDated("2016-12-31", october, ["A2", 70_000, "2016-11-03"], ["A3", 10_000, "2016-12-03"]);

    expect(await publishDueReports(office.deps)).toEqual(["2016-12"]);

    expect(await read("2016-12")).toMatchObject({ revision: 1, comparedWith: "2016-11", corrections: [] });
  });
});
