import {
  AlignmentType,
  type FileChild,
  type ISpacingProperties,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Run, TableBlock } from "#shared/domain/reports/body/block.ts";
import { columnWidths } from "./column-widths.ts";
import { docxRun } from "./docx-runs.ts";
import { faces, sizes } from "./faces.ts";
import { textWidthTwips } from "./page-layout.ts";

const earlierSpacing = { line: 320, lineRule: LineRuleType.EXACT, before: 30, after: 30 };
/** Closer since the seventh edition, which keeps to five pages. */
const spacing = { line: 262, lineRule: LineRuleType.EXACT, before: 4, after: 4 };
const margins = { left: 60, right: 60 };

/** How many rows stay with a table's last one; its header stays with the first. */
const rowsKept = 2;

/**
 * A table across the page: its header is repeated on each page and no row is split; with a little room above and below.
 * `keeps` leaves neither its header nor its last rows alone on a page, and the end of one before the signature with that.
 */
export function docxTable({ columns, rows, total }: TableBlock, keeps?: Keeps): FileChild[] {
  const widths = columnWidths(columns, rows, textWidthTwips);
  const rowSpacing = keeps === undefined ? earlierSpacing : spacing;
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ head }, index) =>
      tableCell(
        [head].flat().map((line) => ({ run: line, font: faces.first })),
        widths[index] ?? 0,
        AlignmentType.CENTER,
        { spacing: rowSpacing, keepNext: keeps !== undefined },
      ),
    ),
  });
  const body = rows.map((row, rowNo) => {
    const keepNext = keeps !== undefined && isKept(rowNo, rows.length, keeps);
    const font = total && rowNo === rows.length - 1 ? faces.first : faces.body;
    const cells = row.map((run, index) =>
      tableCell(
        [{ run, font }],
        widths[index] ?? 0,
        columns[index]?.words === true ? AlignmentType.LEFT : AlignmentType.RIGHT,
        { spacing: rowSpacing, keepNext },
      ),
    );
    return new TableRow({ cantSplit: true, children: cells });
  });
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textWidthTwips, type: WidthType.DXA },
      columnWidths: widths,
      rows: [header, ...body],
    }),
    new Paragraph({
      spacing: { line: 120, lineRule: LineRuleType.EXACT },
      ...(keeps === "next" && { keepNext: true }),
      children: [],
    }),
  ];
}

/** Whether the pieces of a block stay together, or also with what follows it. */
export type Keeps = "together" | "next";

function isKept(rowNo: number, count: number, keeps: Keeps): boolean {
  if (rowNo === count - 1) return keeps === "next";
  return rowNo >= count - 1 - rowsKept;
}

type Line = { run: Run | number; font: (typeof faces)["first" | "body"] };

function tableCell(
  lines: readonly Line[],
  width: number,
  alignment: (typeof AlignmentType)["LEFT" | "CENTER" | "RIGHT"],
  place: { spacing: ISpacingProperties; keepNext: boolean },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins,
    verticalAlign: VerticalAlignTable.CENTER,
    children: lines.map(
      ({ run, font }) =>
        new Paragraph({
          alignment,
          spacing: place.spacing,
          ...(place.keepNext && { keepNext: true }),
          children: [docxRun(run, { font, size: sizeOf(run) })],
        }),
    ),
  });
}

function sizeOf(run: Run | number): number {
  return typeof run === "object" && "code" in run ? sizes.small : sizes.table;
}
