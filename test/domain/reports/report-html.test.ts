import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyHead } from "#shared/domain/ledger/journal.ts";
import { correctionsOf } from "#shared/domain/reports/corrections.ts";
import { escapeHtml } from "#shared/domain/reports/html-text.ts";
import type { ReportDocument } from "#shared/domain/reports/report-document.ts";
import { reportHtml as htmlWith } from "#shared/domain/reports/report-html.ts";
import { reportJson } from "#shared/domain/reports/report-json.ts";
import { wanColumn, wanSum } from "#shared/domain/reports/texts.ts";
import { anyFacts, loanFacts } from "#test/support/loans.ts";
import { blankPictures, reportOf } from "#test/support/report-document.ts";

const hostile = [
  "<img src=x onerror=alert(1)>",
  "</style><script>alert(1)</script>",
  `"'&amp;`,
  "\u202eevil\u0000\ud800",
  "=HYPERLINK(1)",
];

const reportHtml = (report: ReportDocument) => htmlWith(report, blankPictures);

/** The cells of the table that stands behind a heading, line by line. */
function tableBehind(html: string, heading: string): string[][] {
  const from = html.indexOf("<tbody>", html.indexOf(heading));
  const body = html.slice(from, html.indexOf("</tbody>", from));
  return body
    .split("</tr>")
    .filter((line) => line.includes("<td"))
    .map((line) => [...line.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = ""]) => cell));
}

describe("the page of a report", () => {
  test("has the chapters of an official report in their order, with its head and date in Shanghai", () => {
    const html = reportHtml(reportOf([loanFacts()]));
    const chapters = [
      "一、总体情况",
      "二、分县",
      "三、农技协参与",
      "四、贷款质量",
      "五、扶贫",
      "六、存在的问题与建议",
    ];
    const places = chapters.map((chapter) => html.indexOf(chapter));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(html).toContain("2016年6月发放贷款1笔、1户、5.00万元");
    expect(html).not.toContain("环比");
    expect(html).toContain("完成目标任务3亿元的0.02%，序时进度2.74%，慢于序时进度2.72个百分点");
    expect(html).toContain(emptyHead.hash);
    expect(html).toContain("<p>2016年7月1日</p></div>");
    expect(html).toContain("北京时间2016年7月1日 00:00");
  });

  test("has since the seventh edition title, addressees, annex, signature and imprint around its text", () => {
    const report = reportOf([loanFacts()]);
    const html = reportHtml({ ...report, revision: 2 });

    expect(html).toContain("<h1>滁州市科学技术协会关于银会合作<br>2016年6月工作情况的通报</h1>");
    expect(html).toContain('<p class="issue">（更正版）</p>');
    expect(html).toContain('<p class="to">各县（市、区）科协，市级农技协，合作银行：</p>');
    expect(html).toContain('<p class="annex">附件：银会合作2016年6月统计表（另附.xlsx）</p>');
    expect(html).toContain('<div class="sign"><p>滁州市科学技术协会</p><p>2016年7月1日</p></div>');
    expect(html).toMatch(/<section class="notes"><p>（.*<code>0{64}<\/code>）<\/p><\/section>/);
    expect(html).toContain("<span>滁州市科学技术协会办公室</span><span>2016年7月1日印发</span>");
    expect(html).not.toContain('class="source"');
  });

  test("stays under 60 KB with as many files and associations as a report lists, whatever their names", () => {
    const names = Array.from({ length: 600 }, (_, index) => `${"长".repeat(40)}${index}`);

    const html = reportHtml(reportOf([loanFacts()], names));

    expect(html).toContain("尚未发生贷款的600个，名单见附件“分农技协”表。");
    expect(Buffer.byteLength(html)).toBeLessThan(60 * 1024);
  });

  test("lets no name become markup, and loses none", () => {
    const html = reportHtml(reportOf([loanFacts({ countyCode: "<b>" })], hostile));
    const tags = new Set([...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag));
    expect([...tags].filter((tag) => ["img", "script"].includes(tag ?? ""))).toEqual([]);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(html).toContain("<bdi>&lt;b&gt;</bdi>");
    expect(html).not.toContain("\u0000");
    expect(html.isWellFormed()).toBe(true);
  });

  test("has county and type tables whose printed 万元 add up to the printed total", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 25 }), (loans) => {
        const html = reportHtml(reportOf(loans));
        const cents = (cell = "") => Number(cell.replaceAll(/[,.—]/g, ""));
        const tables: [string, number[]][] = [
          ["（三）贷款余额", [1, 2, 3, 5, 6]],
          ["二、分县", [1, 2, 3, 5, 6, 7]],
          ["上月位次", [1, 2]],
          ["四、贷款质量", [1, 2, 3]],
        ];
        for (const [heading, columns] of tables) {
          const lines = tableBehind(html, heading);
          const total = lines.pop() ?? [];
          for (const column of columns) {
            const sum = lines.reduce((added, line) => added + cents(line[column]), 0);
            expect(sum, `${heading} ${column}`).toBe(cents(total[column]));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("a column in 万元 adds up to its printed sum, whatever the amounts", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { maxLength: 20 }), (amounts) => {
      const cents = (text: string) => BigInt(text.replaceAll(/[,.]/g, ""));
      const sum = wanColumn(amounts).reduce((added, text) => added + cents(text), 0n);
      expect(sum).toBe(cents(wanSum(amounts)));
    }),
  );
});

test("an escaped text holds no character of markup, and a browser reads back the same text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"']/);
      const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
      expect(escaped.replaceAll(/&([a-z]+|#39);/g, (_, name) => names[name] ?? "?")).toBe(text);
    }),
  );
});

describe("the JSON of a report", () => {
  test("has the figures as whole fen and the hash of the page", () => {
    const json = reportJson(reportOf([loanFacts()]), { html: "e".repeat(64), docx: "d" });
    expect(JSON.parse(json)).toMatchObject({
      month: "2016-06",
      thisMonth: { loanCount: 1, disbursedFen: 5_000_000 },
      cumulative: { disbursedFen: 5_000_000 },
      head: { blockNo: 7 },
      files: { html: "e".repeat(64), docx: "d" },
    });
  });
});

test("corrections are the months that were told otherwise, gone and new ones too, none of them later", () => {
  const line = (month: string, loanCount: number, disbursedFen: bigint) => ({
    month,
    loanCount,
    disbursedFen,
  });
  const told = [line("2016-05", 1, 5n), line("2016-06", 2, 6n), line("2016-07", 3, 7n)];
  const now = [
    line("2016-04", 1, 1n),
    line("2016-06", 2, 9n),
    line("2016-07", 3, 7n),
    line("2016-08", 1, 1n),
  ];
  expect(correctionsOf(told, now, "2016-07")).toEqual([
    {
      month: "2016-04",
      before: { loanCount: 0, disbursedFen: 0n },
      after: { loanCount: 1, disbursedFen: 1n },
    },
    {
      month: "2016-05",
      before: { loanCount: 1, disbursedFen: 5n },
      after: { loanCount: 0, disbursedFen: 0n },
    },
    {
      month: "2016-06",
      before: { loanCount: 2, disbursedFen: 6n },
      after: { loanCount: 2, disbursedFen: 9n },
    },
  ]);
});
