import { shanghaiDayOf } from "../day.ts";
import { importStateNames } from "../import-record.ts";
import { formatYuan } from "../money.ts";
import { dayText, monthText, nameHtml, shanghaiTimeText, tableHtml } from "./html-text.ts";
import type { ReportDocument } from "./report-document.ts";

/** What a report rests on: corrections to earlier reports, the data's cut-off, the files and the ledger's head. */
export function provenanceHtml(report: ReportDocument): string {
  const { head, publishedAt, publishedBy, asOf, dataOn } = report;
  const by = publishedBy === "schedule" ? "系统按期自动发布" : "科协发布";
  const published = dayText(shanghaiDayOf(publishedAt));
  return [
    `<p class="sign">${published}</p>`,
    `<section class="source"><h2>对以前月份的更正</h2>${correctionsHtml(report)}`,
    `<h2>数据说明</h2><p>发放数据截至${dayText(asOf)}；余额、状态和五级分类按本通报发布时台账所载的最新情况`,
    dataOn === null ? "。" : `，银行报表数据日期最晚为${dayText(dataOn)}。`,
    "金额以万元为单位保留两位小数，表中各行按最大余额法取舍，相加等于合计。",
    `本通报由${by}，发布时间为北京时间 ${shanghaiTimeText(publishedAt)}，发布后不再改动，之后的更正写入下一期。</p>`,
    `<h2>数据来源</h2>${sourcesHtml(report)}`,
    `<h2>台账校验</h2><p>流水账第 ${head.blockNo} 块、第 ${head.seq} 条，哈希 <code>${head.hash}</code></p></section>`,
  ].join("");
}

function correctionsHtml({ comparedWith, corrections }: ReportDocument): string {
  if (comparedWith === null) return "<p>本期是第一期，没有更正。</p>";
  const compared = monthText(comparedWith);
  if (corrections === null) return `<p>${compared}通报的存档缺失或被改动，无法列出更正。</p>`;
  if (corrections.length === 0) return `<p>与${compared}通报相比，以前各月的数据没有变化。</p>`;
  const lines = corrections.map(({ month, before, after }) => [
    monthText(month),
    before.loanCount,
    formatYuan(before.disbursedFen),
    after.loanCount,
    formatYuan(after.disbursedFen),
  ]);
  const headers = ["月份", "原报笔数", "原报发放（元）", "现为笔数", "现为发放（元）"];
  return `<p>与${compared}通报相比，以下月份的发放数据有变化，本期按更正后的数据计算：</p>${tableHtml(headers, lines)}`;
}

function sourcesHtml({ sources, sourcesMoreCount }: ReportDocument): string {
  if (sources.length === 0) return "<p>台账中还没有入账的文件。</p>";
  const lines = sources.map(({ fileName, sha256, state, committedAt }, index) => [
    index + 1,
    nameHtml(fileName),
    committedAt === null || state !== "committed"
      ? `${importStateNames[state]}（部分入账）`
      : `<span class="n">${dayText(shanghaiDayOf(committedAt))}</span>`,
    `<code>${sha256}</code>`,
  ]);
  const more = sourcesMoreCount > 0 ? `<p>另有更早的 ${sourcesMoreCount} 个文件未列出。</p>` : "";
  return `${tableHtml(["序号", "文件", "入账日期", "SHA-256"], lines, { wide: [1, 2, 3] })}${more}`;
}
