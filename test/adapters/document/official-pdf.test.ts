import { beforeAll, describe, expect, test } from "vitest";
import { createPdfWriter } from "#shared/adapters/pdf/write-official-pdf.ts";
import { createReportPainter } from "#shared/adapters/picture/report-painter.ts";
import { createSvgPng } from "#shared/adapters/picture/svg-png.ts";
import { installedPictureFiles } from "#shared/config/installed-pictures.ts";
import type { ReportBody } from "#shared/domain/reports/body/block.ts";
import { reportBody } from "#shared/domain/reports/body/report-body.ts";
import type { ReportPictures } from "#shared/domain/reports/report-pictures.ts";
import { loanFacts } from "#test/support/loans.ts";
import { pdfStreams, pdfText } from "#test/support/pdf-text.ts";
import { reportOf } from "#test/support/report-document.ts";

const files = installedPictureFiles();
const write = createPdfWriter(files.fontFile);
const report = reportOf([loanFacts()], ["某协会", "=HYPERLINK(1)", "㛃𠮷·买买提\u202e\u0000"]);
const body = reportBody(report);
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const pagesIn = (bytes: Uint8Array) => latin(bytes).match(/\/Type \/Page\b/g)?.length;

describe("the PDF of a report", () => {
  let pictures: ReportPictures;
  let pdf: Uint8Array;

  beforeAll(async () => {
    pictures = await createReportPainter(createSvgPng(files))(report);
    pdf = await write(body, pictures);
  });

  test("is the same bytes for the same report, and bears the time of its publication alone", async () => {
    expect(Buffer.compare(await write(reportBody(report), pictures), pdf)).toBe(0);
    expect(latin(pdf).match(/\(D:\d+Z\)/g)).toEqual(["(D:20160630160000Z)", "(D:20160630160000Z)"]);
  });

  test("has A4 pages, its two pictures, and one font of its own, as far as it is needed", () => {
    const text = latin(pdf);
    expect(text).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/);
    // None has a part of its own for its alpha channel, whose place in the file would hang on who is ready first.
    expect(text.match(/\/Subtype \/Image/g)).toHaveLength(2);
    expect(text).not.toContain("/SMask");
    expect(new Set(text.match(/\/FontName \/[A-Z]{6}\+\S+/g))).toEqual(
      new Set(["/FontName /BZZZZZ+NotoSansSC-Regular"]),
    );
    expect(text).toContain("/FontFile2");
    expect(pdf.byteLength).toBeLessThan(300_000);
  });

  test("says what the document says, from its title to its imprint", () => {
    const text = pdfText(pdf);
    for (const said of [
      "关于某协会2016年6月工作情况的通报",
      "一、总体情况",
      "2016年6月发放贷款1笔",
      "合计",
      "2016年7月1日印发",
    ])
      expect(text).toContain(said);
    expect(text).toContain("=HYPERLINK(1)");
  });

  test("marks a character that its font has not, and says where it is to be read", async () => {
    // 𠮷 is not in the font that may be embedded, 㛃 is; U+FE00 only shapes the character before it.
    const text = pdfText(pdf);
    expect(text).toContain("㛃〓·买买提");
    expect(text).toContain("“〓”处是生僻字");

    const plain = reportBody(reportOf([loanFacts()], ["某\ufe00协会", "㛃花生协会"]));
    const printed = pdfText(await write(plain, pictures));
    expect(printed).toContain("某协会");
    expect(printed).not.toContain("〓");
  });

  test("runs nothing and points nowhere", () => {
    const whole = latin(pdf) + pdfStreams(pdf).join("\n");
    expect(whole).not.toMatch(/\/(JavaScript|JS|Launch|URI|OpenAction|EmbeddedFile)\b/);
  });

  test("parts a long table with its header on every page, and needs no picture that the text has not", async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [{ name: `县${index}` }, index]);
    const columns = [{ head: "县（市、区）", words: true as const }, { head: "笔数" }];
    const long: ReportBody = {
      ...body,
      blocks: [{ kind: "table", columns, rows: [...rows, ["合计", 4005]], total: true }],
    };

    expect(pagesIn(await write(long, pictures))).toBe(3);
  });

  test("is not made of an edition that has none", async () => {
    await expect(write({ ...body, frame: undefined }, pictures)).rejects.toThrow(/no PDF/);
  });
});
