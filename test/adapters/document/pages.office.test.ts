import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeOfficialDocument } from "#shared/adapters/document/write-official-document.ts";
import { createReportPainter } from "#shared/adapters/picture/report-painter.ts";
import { createSvgPng } from "#shared/adapters/picture/svg-png.ts";
import { installedPictureFiles } from "#shared/config/installed-pictures.ts";
import { paragraph, type ReportBody } from "#shared/domain/reports/body/block.ts";
import { reportBody } from "#shared/domain/reports/body/report-body.ts";
import type { ReportPictures } from "#shared/domain/reports/report-pictures.ts";
import { loanFacts } from "#test/support/loans.ts";
import { blankPictures, reportOf } from "#test/support/report-document.ts";

const pointsPerMm = 72 / 25.4;
const [top, right, bottom, left] = [37, 210 - 26, 297 - 35, 28].map((mm) => mm * pointsPerMm) as [
  number,
  number,
  number,
  number,
];
/** Punctuation at a line's end may hang out by its own width. */
const hanging = /[，。、；：）]$/;
const characterPoints = 16.5;
const renderTimeoutMs = 120_000;

type Word = { page: number; text: string; xMin: number; xMax: number; yMin: number; yMax: number };

describe("the pages that LibreOffice makes of an official document", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "yinhui-pages-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Every word on the pages with its place in points. */
  async function render(name: string, body: ReportBody, pictures: ReportPictures): Promise<Word[]> {
    writeFileSync(join(folder, `${name}.docx`), await writeOfficialDocument(body, pictures));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(
      "soffice",
      [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, `${name}.docx`)],
      { stdio: "ignore" },
    );
    const boxes = execFileSync("pdftotext", ["-bbox", join(folder, `${name}.pdf`), "-"], {
      encoding: "utf8",
    });
    return boxes.split("<page ").slice(1).flatMap(wordsOf);
  }

  test(
    "have 22 lines of 28 characters",
    async () => {
      const text = "科".repeat(2000);
      const blocks = [paragraph(text), paragraph("完。")];
      const body = { ...reportBody(reportOf([])), blocks };
      const words = await render("lines", body, blankPictures);

      const second = words.filter(({ page, text: word }) => page === 2 && word.includes("科"));
      const lines = Map.groupBy(second, ({ yMin }) => Math.round(yMin));
      expect(lines.size).toBe(22);
      for (const line of lines.values()) expect(line.map((word) => word.text).join("")).toHaveLength(28);
    },
    renderTimeoutMs,
  );

  test(
    "keep everything between the margins but the page number, and lose no character",
    async () => {
      const names = ["天长市芡实种植专业技术协会", "㛃𠮷·买买提花生协会", "=HYPERLINK(1)"];
      const report = reportOf([loanFacts(), loanFacts({ countyCode: "341181" })], names);
      const paint = createReportPainter(createSvgPng(installedPictureFiles()));
      const words = await render("report", reportBody(report), await paint(report));

      const outside = words
        .filter(({ text }) => !/^[—\d]+$/.test(text))
        .filter(
          ({ text, xMin, xMax, yMin, yMax }) =>
            xMin < left - 1 ||
            xMax > right + (hanging.test(text) ? characterPoints : 1) ||
            yMin < top - 1 ||
            yMax > bottom + 1,
        );
      expect(outside).toEqual([]);
      const said = words.map(({ text }) => text).join("");
      for (const name of names) expect(said).toContain(name);
      expect(said).not.toContain("\ufffd");
    },
    renderTimeoutMs,
  );
});

function wordsOf(xml: string, index: number): Word[] {
  const pattern = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g;
  return [...xml.matchAll(pattern)].map(([, xMin, yMin, xMax, yMax, text = ""]) => ({
    page: index + 1,
    text: text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
    xMin: Number(xMin),
    yMin: Number(yMin),
    xMax: Number(xMax),
    yMax: Number(yMax),
  }));
}
