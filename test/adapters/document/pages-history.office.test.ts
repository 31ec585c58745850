import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { seedAssociations } from "#shared/app/associations/seed-associations.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { monthsBetween } from "#shared/domain/base/month.ts";
import { sampled } from "#test/support/depth.ts";
import { drawnReports } from "#test/support/drawn-reports.ts";
import { openOffice } from "#test/support/office.ts";
import { plainReports } from "#test/support/plain-reports.ts";
import { historyMonths, historyProgramme, playReportHistory } from "#test/support/report-history.ts";

const pagesMax = 5;
const playTimeoutMs = 240_000;
/** Among those looked at are always the months of corrections, 29 February and the one after the programme's end. */
const odd = ["2018-06", "2019-09", "2020-02", historyMonths.last];
const everyMonth = monthsBetween(historyMonths.first, historyMonths.last);
const months = [...new Set([...sampled(everyMonth), ...odd])].sort();

describe("the pages of the letters of a history, as LibreOffice makes them and in their own PDF", () => {
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "yinhui-pages-"));
    const store = openSqliteStore({ file: ":memory:" });
    let clock = "2017-06-30T00:00:00.000Z";
    let ids = 0;
    const newId = () => String(++ids).padStart(26, "0");
    const programme = historyProgramme;
    const office = openOffice(store, { ...plainReports, now: () => clock, newId, programme });
    await seedAssociations(office.deps);
    await playReportHistory(office, (instant) => {
      clock = instant;
    });
    const drawing = { ...office.deps, ...drawnReports };
    for (const month of months) {
      const { docx, pdf = new Uint8Array() } = (await remakeReport(drawing, month)).files;
      writeFileSync(join(folder, `${month}.docx`), docx);
      writeFileSync(join(folder, `${month}-own.pdf`), pdf);
    }
    store.close();
    const files = months.map((month) => join(folder, `${month}.docx`));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...files], {
      stdio: "ignore",
    });
  }, playTimeoutMs);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The lines of each page of a PDF, without the page's number. */
  const pagesOf = (name: string) =>
    execFileSync("pdftotext", ["-layout", join(folder, `${name}.pdf`), "-"], { encoding: "utf8" })
      .split("\f")
      .slice(0, -1)
      .map((page) =>
        page
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== "" && !/^—\s*\d+\s*—$/.test(line)),
      );

  const drawn = months.flatMap((month) => [month, `${month}-own`]);

  test.each(drawn)("of %s are five at most, and the signature stands below text", (name) => {
    const pages = pagesOf(name);
    expect(pages.length).toBeLessThanOrEqual(pagesMax);

    const signed = pages.find((lines) => lines.includes(historyProgramme.issuer)) ?? [];
    const annexAt = signed.findIndex((line) => line.startsWith("附件："));
    expect(annexAt).toBeGreaterThan(0);
    expect(signed.indexOf(historyProgramme.issuer)).toBeGreaterThan(annexAt);
    expect(pages.at(-1)?.at(-1)).toMatch(/印发$/);
  });

  test.each(drawn)("of %s begin with no sum and end with no heading", (name) => {
    for (const lines of pagesOf(name)) {
      const rows = lines.slice(0, 3).map((line) => line.split(/\s+/)[0]);
      expect(rows).not.toContain("合计");
      expect(lines.at(-1)).not.toMatch(/^[一二三四五六七八九十]、/);
    }
  });
});
