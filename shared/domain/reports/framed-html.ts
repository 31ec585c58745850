import type { Block, OfficialFrame, ReportBody } from "./body/block.ts";
import { htmlPage } from "./html-page.ts";
import { escapeHtml } from "./html-text.ts";
import { officialStyle } from "./report-style.ts";

/** An official document as one self-contained page, line by line what the document for signing says. */
export function framedHtml(
  { title, issue, frame, blocks, ...body }: ReportBody & { frame: OfficialFrame },
  html: (block: Block) => string,
): string {
  return htmlPage(title + issue, officialStyle, [
    ...(body.documentNo === undefined ? [] : [line("no", body.documentNo)]),
    `<h1>${frame.titleLines.map(escapeHtml).join("<br>")}</h1>`,
    ...(issue === "" ? [] : [line("issue", issue)]),
    line("to", `${frame.addressees}：`),
    ...blocks.map(html),
    ...frame.annexes.map((annex, index) => line("annex", annexText(annex, index, frame.annexes.length))),
    `<div class="sign">${line("", body.issuer)}${line("", body.signedOn)}</div>`,
    `<section class="notes">${body.provenance.map(html).join("")}</section>`,
    `<footer>${imprint(frame)}</footer>`,
  ]);
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
