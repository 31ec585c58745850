import type { Block, Run, TableBlock } from "./body/block.ts";
import { escapeHtml } from "./html-text.ts";
import type { ReportPictures } from "./report-pictures.ts";

/** A block of a report as HTML; charts are inline SVG. */
export function blockHtml(block: Block, pictures: ReportPictures): string {
  switch (block.kind) {
    case "heading":
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case "paragraph": {
      const lead = block.lead === undefined ? "" : `<b>${escapeHtml(block.lead)}</b>`;
      return `<p>${lead}${block.runs.map(runHtml).join("")}</p>`;
    }
    case "note":
      return `<p class="note">${escapeHtml(block.text)}</p>`;
    case "picture":
      return `<figure><div role="img" aria-label="${escapeHtml(block.words)}">${pictures[block.key].svg}</div><figcaption>${escapeHtml(block.caption)}</figcaption></figure>`;
    case "table":
      return tableHtml(block);
  }
}

function tableHtml({ columns, rows, total }: TableBlock): string {
  const head = columns.map(
    (column) => `<th scope="col">${[column.head].flat().map(escapeHtml).join("<br>")}</th>`,
  );
  const body = rows.map((row, rowNo) => {
    const cells = row.map((cell, index) => {
      const kind = columns[index]?.words === true ? ' class="t"' : "";
      return `<td${kind}>${typeof cell === "number" ? cell : runHtml(cell)}</td>`;
    });
    const kind = total && rowNo === rows.length - 1 ? ' class="sum"' : "";
    return `<tr${kind}>${cells.join("")}</tr>`;
  });
  return `<table><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

function runHtml(run: Run): string {
  if (typeof run === "string") return escapeHtml(run);
  if ("name" in run) return `<bdi>${escapeHtml(run.name)}</bdi>`;
  if ("code" in run) return `<code>${escapeHtml(run.code)}</code>`;
  return `<span class="n">${escapeHtml(run.unbroken)}</span>`;
}
