import { blockHtml } from "./block-html.ts";
import type { Block } from "./body/block.ts";
import { reportBody } from "./body/report-body.ts";
import { framedHtml } from "./framed-html.ts";
import { htmlPage } from "./html-page.ts";
import { escapeHtml } from "./html-text.ts";
import type { ReportDocument } from "./report-document.ts";
import type { ReportPictures } from "./report-pictures.ts";
import { reportStyle } from "./report-style.ts";

/** The monthly report (通报) as one self-contained HTML page in the order of an official document; amounts in 万元. */
export function reportHtml(report: ReportDocument, pictures: ReportPictures): string {
  const html = (block: Block) => blockHtml(block, pictures);
  const body = reportBody(report);
  const { title, issue, blocks, signedOn, provenance, frame } = body;
  if (frame !== undefined) return framedHtml({ ...body, frame }, html);
  return htmlPage(title + issue, reportStyle, [
    `<h1>${escapeHtml(title)}</h1><p class="issue">${escapeHtml(issue)}</p>`,
    ...blocks.map(html),
    `<p class="sign">${escapeHtml(signedOn)}</p>`,
    `<section class="source">${provenance.map(html).join("")}</section>`,
  ]);
}
