import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { seedAssociations } from "#shared/app/associations/seed-associations.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { sumLoans } from "#shared/app/progress/sum-loans.ts";
import { readReport } from "#shared/app/reports/read-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { loansSumQuery } from "#shared/contract/ledger/loan-schemas.ts";
import { monthsBetween } from "#shared/domain/base/month.ts";
import { undrawnReports } from "#test/support/drawn-reports.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { historyMonths, historyProgramme, playReportHistory } from "#test/support/report-history.ts";

const auditor = { issuer: "test", subject: "auditor", displayName: "审计", role: "auditor" } as const;
const golden = "test/golden/reports";
const playTimeoutMs = 120_000;
const months = monthsBetween(historyMonths.first, historyMonths.last);

describe("a history of 37 months", () => {
  let store: SqliteStore;
  let office: Office;
  let clock = "2017-06-30T00:00:00.000Z";

  beforeAll(async () => {
    store = openSqliteStore({ file: ":memory:" });
    let ids = 0;
    const newId = () => String(++ids).padStart(26, "0");
    office = openOffice(store, { ...undrawnReports, now: () => clock, newId, programme: historyProgramme });
    await seedAssociations(office.deps);
    await playReportHistory(office, (instant) => {
      clock = instant;
    });
  }, playTimeoutMs);
  afterAll(() => store.close());

  const page = async (month: string) =>
    new TextDecoder().decode(await readReport(office.deps, { role: "auditor" }, { month, form: "html" }));

  test.each(months)("has the report of %s as it is kept in test/golden/reports", async (month) => {
    const kept = join(golden, `${month}.html`);
    const html = readable(await page(month));
    if (process.env["UPDATE_REPORTS"] === "1") {
      mkdirSync(golden, { recursive: true });
      writeFileSync(kept, html);
    }
    expect(existsSync(kept), `${kept} is there`).toBe(true);
    expect(html).toBe(readFileSync(kept, "utf8"));
  });

  test.each(months.filter((_, index) => index % 4 === 0))(
    "has a report of %s that made again is byte for byte the same",
    async (month) => {
      expect((await remakeReport(office.deps, month)).equal).toBe(true);
    },
  );

  test("meets every odd time: no loan, the first month, the goal reached, 29 February, after the end", async () => {
    const said = async (month: string) => text(await page(month));
    expect(await said("2017-06")).toContain("本期是第一期，没有更正");
    expect(await said("2017-12")).toContain("2017年12月没有发放贷款，上月发放1笔");
    expect(await said("2018-01")).toContain("上月没有发放");
    expect(await said("2018-06")).toContain("2018年3月");
    expect(await said("2019-09")).toContain("误传.xlsx》撤销2笔");
    expect(await said("2020-02")).toContain("2020年2月29日");
    expect(await said("2020-04")).toContain("已完成目标");
    expect(await said("2020-05")).toContain("合作期已于2020年5月31日结束");
    expect(await said("2020-06")).toContain("合作期结束后发放的");
    expect(await said("2020-06")).toContain("按季通报至全部结清");
    expect(await verifyLedger(office.deps)).toMatchObject({ ok: true });
  });

  test("opens for each figure of the latest month the loans whose sum it is", async () => {
    const month = historyMonths.last;
    const json = await readReport(office.deps, { role: "auditor" }, { month, form: "json" });
    const report = JSON.parse(new TextDecoder().decode(json));
    const places = Object.entries<string>(report.queries);
    expect(places.length).toBeGreaterThan(40);
    for (const [place, query] of places) {
      const filter = loansSumQuery.parse(Object.fromEntries(new URLSearchParams(query)));
      const sum = await sumLoans(office.deps, auditor, filter);
      expect(sumsAt(report, place), place).toMatchObject(shownOf(sumsAt(report, place), sum));
    }
  });

  test("is read on a phone: every page is self-contained and under 200 KB", async () => {
    for (const month of months) {
      const html = await page(month);
      expect(Buffer.byteLength(html)).toBeLessThan(200 * 1024);
      expect(html).not.toMatch(/(?:src|href)="(?!#)/);
    }
  });
});

/** A page with a line for each piece and without its charts' strokes, so that a difference is read at a glance. */
function readable(html: string): string {
  return html
    .replaceAll(/<svg[\s\S]*?<\/svg>/g, "<svg></svg>")
    .replaceAll(/<\/(p|h1|h2|tr|table|style|head)>/g, "</$1>\n");
}

function text(html: string): string {
  return html.replaceAll(/<[^>]*>/g, "");
}

/** The figures at a place of the JSON, where lists are entered by code, type or class. */
function sumsAt(report: unknown, place: string): Record<string, number> {
  let found: unknown = report;
  for (const name of place.split(".")) {
    found = Array.isArray(found)
      ? found.find((line) => [line.code, line.type, line.classification, line.key].includes(name))
      : (found as Record<string, unknown>)[name];
  }
  if (typeof found === "number") return { outstandingFen: found };
  const figures = found as Record<string, number>;
  return figures["fen"] === undefined ? figures : { creditLineFen: figures["fen"] };
}

/** Of a sum of loans what the figure shows, as the report writes it. */
function shownOf(figure: Record<string, number>, sum: Record<string, unknown>): Record<string, number> {
  const names = ["loanCount", "disbursedFen", "outstandingFen", "creditLineFen"].filter(
    (name) => name in figure,
  );
  return Object.fromEntries(names.map((name) => [name, Number(sum[name])]));
}
