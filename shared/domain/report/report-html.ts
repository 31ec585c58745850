import { dayText, escapeHtml, monthText, nameHtml } from "./html-text.ts";
import { associationsHtml, countiesHtml, overallHtml, poorHtml, qualityHtml } from "./report-chapters.ts";
import type { ReportDocument } from "./report-document.ts";
import { provenanceHtml } from "./report-provenance.ts";
import { reportStyle } from "./report-style.ts";

/** The monthly report (通报) as one self-contained HTML page in the order of an official document; amounts in 万元. */
export function reportHtml(report: ReportDocument): string {
  const { programme, month } = report;
  const title = `${programme.name}工作情况通报`;
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}（${monthText(month)}）</title><style>${reportStyle}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1><p class="issue">（${monthText(month)}）</p>`,
    `<p>现将截至${dayText(report.asOf)}的${nameHtml(programme.name)}进展情况通报如下。`,
    `金额单位除注明外为万元。</p>`,
    `<h2>一、总体情况</h2>${overallHtml(report)}`,
    `<h2>二、分县（市、区）进展</h2>${countiesHtml(report)}`,
    `<h2>三、农技协参与情况</h2>${associationsHtml(report)}`,
    `<h2>四、贷款质量</h2>${qualityHtml(report)}`,
    `<h2>五、扶贫情况</h2>${poorHtml(report)}`,
    `<h2>六、存在的问题与建议</h2>${remarksHtml(report)}`,
    provenanceHtml(report),
    "</main></body></html>\n",
  ].join("");
}

function remarksHtml({ remarks }: ReportDocument): string {
  return remarks.map((remark, index) => `<p>${index + 1}. ${escapeHtml(remark)}</p>`).join("");
}
