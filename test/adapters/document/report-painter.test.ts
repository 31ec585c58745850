import { describe, expect, test } from "vitest";
import { createReportPainter } from "#shared/adapters/picture/report-painter.ts";
import { createSvgPng } from "#shared/adapters/picture/svg-png.ts";
import { installedPictureFiles } from "#shared/config/installed-pictures.ts";
import { loanFacts } from "#test/support/loans.ts";
import { reportOf } from "#test/support/report-document.ts";

const paint = createReportPainter(createSvgPng(installedPictureFiles()));
const pngSignature = [0x89, 0x50, 0x4e, 0x47];

describe("the charts of a report", () => {
  test("are pictures of the stated size, the same bytes each time", async () => {
    const report = reportOf([loanFacts(), loanFacts({ countyCode: "341181" })]);

    const [first, second] = [await paint(report), await paint(report)];
    for (const key of ["goal", "counties"] as const) {
      const { svg, png, widthPx, heightPx } = first[key];
      expect(second[key].svg).toBe(svg);
      expect(Buffer.compare(second[key].png, png)).toBe(0);
      expect([...png.subarray(0, 4)]).toEqual(pngSignature);
      const header = new DataView(png.buffer, png.byteOffset);
      expect([header.getUint32(16), header.getUint32(20)]).toEqual([2 * widthPx, 2 * heightPx]);
      expect(svg).toContain(`viewBox="0 0 ${widthPx} ${heightPx}"`);
    }
  });

  test("stand in a page with a strict content security policy: no styles, no scripts, nothing from elsewhere", async () => {
    const { goal, counties } = await paint(reportOf([loanFacts({ countyCode: '<img src=x onerror="1">' })]));

    for (const { svg } of [goal, counties]) {
      expect(svg).not.toMatch(/<style|\sstyle=|<script|\son\w+="|<img|href=/);
      expect(svg).toContain('font-family="PingFang SC');
    }
    expect(counties.svg).toContain("&lt;img");
  });
});
