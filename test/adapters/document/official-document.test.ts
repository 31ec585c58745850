import { describe, expect, test } from "vitest";
import { writeOfficialDocument } from "#shared/adapters/document/write-official-document.ts";
import { createReportPainter } from "#shared/adapters/picture/report-painter.ts";
import { createSvgPng } from "#shared/adapters/picture/svg-png.ts";
import { zipEntries } from "#shared/adapters/zip/zip-entries.ts";
import { installedPictureFiles } from "#shared/config/installed-pictures.ts";
import { reportBody } from "#shared/domain/reports/body/report-body.ts";
import type { ReportDocument } from "#shared/domain/reports/report-document.ts";
import { loanFacts } from "#test/support/loans.ts";
import { reportOf } from "#test/support/report-document.ts";
import { partText } from "#test/support/unzip.ts";

const paint = createReportPainter(createSvgPng(installedPictureFiles()));
const documentOf = async (report: ReportDocument) =>
  writeOfficialDocument(reportBody(report), await paint(report));
const hostile = ["<w:p/>]]>&\"'", "\u202eevil\u0000\ud800", "=HYPERLINK(1)", "𠮷㛃·买买提"];

describe("the official document", () => {
  test("is the same bytes for the same report, and bears no time of its making", async () => {
    const report = reportOf([loanFacts()], ["某协会"]);

    const first = await documentOf(report);
    expect(Buffer.compare(await documentOf(report), first)).toBe(0);
    expect(partText(first, "docProps/core.xml").match(/2016-06-30T16:00:00Z/g)).toHaveLength(2);
  });

  test("names the page, the margins and the faces of GB/T 9704-2012 also for Chinese characters", async () => {
    const xml = partText(await documentOf(reportOf([loanFacts()])), "word/document.xml");

    expect(xml).toMatch(/<w:pgSz [^>]*w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    for (const face of ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"]) {
      expect(xml).toContain(`w:eastAsia="${face}"`);
    }
    expect(xml.match(/<w:spacing w:line="579" w:lineRule="exact"\/>/g)?.length).toBeGreaterThan(10);
  });

  test("lets no name become markup, loses none, and is well-formed", async () => {
    const archive = await documentOf(reportOf([loanFacts()], hostile));

    const xml = partText(archive, "word/document.xml");
    expect(xml).toContain("&lt;w:p/&gt;]]&gt;&amp;");
    expect(xml).toContain("=HYPERLINK(1)");
    expect(xml).toContain("𠮷㛃·买买提");
    for (const control of ["\u0000", "\u202e"]) expect(xml).not.toContain(control);
    expect(xml.isWellFormed()).toBe(true);
  });

  test("holds exactly the parts that its content types and relations name", async () => {
    const archive = await documentOf(reportOf([loanFacts()]));

    const names = new Set(zipEntries(archive).map(({ name }) => name));
    const types = partText(archive, "[Content_Types].xml");
    const overrides = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name = ""]) => name);
    const relations = partText(archive, "word/_rels/document.xml.rels");
    const targets = [...relations.matchAll(/Target="([^"]+)"/g)].map(([, target]) => `word/${target}`);
    for (const name of targets) expect(names, name).toContain(name);
    for (const name of names) {
      if (name.endsWith(".xml") && name !== "[Content_Types].xml") expect(overrides, name).toContain(name);
    }
  });

  test("has whom it is for, what goes with it, its signature and its imprint in the standard's order", async () => {
    const report = reportOf([loanFacts()]);
    const { programme } = report;
    const framed = {
      ...report,
      programme: {
        ...programme,
        name: "滁州市“银会合作”",
        addressedTo: "来安县科协",
        copiedTo: "市政府办公室",
      },
    };
    const xml = partText(await documentOf(framed), "word/document.xml");

    const said = [
      "滁州市科学技术协会关于“银会合作”",
      "2016年6月工作情况的通报",
      "来安县科协：",
      "一、总体情况",
      "七、对以前月份的更正",
      "附件：“银会合作”2016年6月统计表（另附.xlsx）",
      ">滁州市科学技术协会<",
      ">2016年7月1日<",
      "（",
      "抄送：市政府办公室。",
      "滁州市科学技术协会办公室",
      "2016年7月1日印发",
    ];
    const places = said.map((text) => xml.indexOf(text, xml.indexOf(said[0] ?? "")));
    expect(places.every((place) => place > 0)).toBe(true);
    const order = places.filter((_, index) => said[index] !== "（");
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(xml).toContain('w:vAnchor="margin"');
    const last = xml.slice(xml.lastIndexOf("七、"), xml.indexOf(">2016年7月1日<"));
    const kept = last.split("<w:p>").slice(1, -1);
    expect(kept.length).toBeGreaterThan(4);
    for (const paragraph of kept) expect(paragraph).toContain("<w:keepNext/>");
  });
});
