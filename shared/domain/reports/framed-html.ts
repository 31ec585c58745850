import type { Block, OfficialFrame, ReportBody } from "./body/block.ts";
import { escapeHtml } from "./html-text.ts";
import { officialStyle } from "./report-style.ts";

/** An official document as one self-contained page, line by line what the document for signing says. */
export function framedHtml(
  { title, issue, frame, blocks, ...body }: ReportBody & { frame: OfficialFrame },
  html: (block: Block) => string,
): string {
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title + issue)}</title><style>${officialStyle}</style></head><body><main>`,
    ...(body.documentNo === undefined ? [] : [line("no", body.documentNo)]),
    `<h1>${frame.titleLines.map(escapeHtml).join("<br>")}</h1>`,
    ...(issue === "" ? [] : [line("issue", issue)]),
    line("to", `${frame.addressees}：`),
    ...blocks.map(html),
    ...frame.annexes.map((annex, index) => line("annex", annexText(annex, index, frame.annexes.length))),
    `<div class="sign">${line("", body.issuer)}${line("", body.signedOn)}</div>`,
    `<section class="notes">${body.provenance.map(html).join("")}</section>`,
    `<footer>${imprint(frame)}</footer>`,
    "</main></body></html>\n",
  ].join("");
}

/** A name of the 附件说明 with what stands before it: the word once, and a number where there are several. */
export function annexText(annex: string, index: number, count: number): string {
  return `${index === 0 ? "附件：" : ""}${count === 1 ? "" : `${index + 1}.`}${annex}`;
}

function imprint({ copiedTo, printedBy, printedOn }: OfficialFrame): string {
  const copy = copiedTo === undefined || copiedTo === "" ? "" : line("copy", `抄送：${copiedTo}。`);
  return `${copy}<p class="print"><span>${escapeHtml(printedBy)}</span><span>${escapeHtml(printedOn)}印发</span></p>`;
}

function line(kind: string, text: string): string {
  return `<p${kind === "" ? "" : ` class="${kind}"`}>${escapeHtml(text)}</p>`;
}
