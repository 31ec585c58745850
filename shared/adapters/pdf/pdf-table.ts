import type { PdfNode } from "pdfmake";
import { columnWidths } from "#shared/adapters/document/column-widths.ts";
import type { Run, TableBlock } from "#shared/domain/reports/body/block.ts";
import { lineOf, sizes, textWidth } from "./pdf-page.ts";
import { pdfRun } from "./pdf-text.ts";

/** How many rows of a table stay on one page whatever comes; of a longer one its first and its last ones. */
const rowsTogetherMax = 6;
const rowsKept = 4;
const padding = 3;
const lineWidth = 0.75;
const rowLine = 13;

const layout: NonNullable<PdfNode["layout"]> = {
  hLineWidth: () => lineWidth,
  vLineWidth: () => lineWidth,
  paddingLeft: () => padding,
  paddingRight: () => padding,
  paddingTop: () => 0.25,
  paddingBottom: () => 0.25,
};

/**
 * A table across the page as pieces that go one below the other: a short one is not parted, of a long one the header is
 * repeated, and the last rows, a sum among them, stay together.
 */
export function pdfTable({ columns, rows }: TableBlock): PdfNode[] {
  const places = columnWidths(columns, rows, textWidth - lineWidth);
  const widths = places.map((width) => width - 2 * padding - lineWidth);
  const head = columns.map(({ head: words }) => cell([words].flat().join("\n"), "center"));
  const body = rows.map((row) =>
    row.map((run, index) => cell(run, columns[index]?.words === true ? "left" : "right")),
  );
  const isLong = rows.length > rowsTogetherMax;
  const piece = (headerRows: number, part: readonly (readonly PdfNode[])[], isFirst: boolean): PdfNode => ({
    table: {
      headerRows,
      dontBreakRows: true,
      keepWithHeaderRows: headerRows === 0 ? 0 : 2,
      widths,
      body: part,
    },
    layout,
    unbreakable: !isLong || !isFirst,
    margin: [0, isFirst ? 3 : 0, 0, isLong && isFirst ? 0 : 6],
  });
  if (!isLong) return [piece(1, [head, ...body], true)];
  return [piece(1, [head, ...body.slice(0, -rowsKept)], true), piece(0, body.slice(-rowsKept), false)];

  function cell(run: Run | number, alignment: "left" | "center" | "right"): PdfNode {
    return { text: [pdfRun(run)], alignment, ...lineOf(sizes.table, rowLine) };
  }
}
