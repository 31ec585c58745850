import { type BookSheet, textCell } from "#shared/domain/base/book.ts";
import { monthText } from "#shared/domain/base/chinese-date.ts";
import { causeText } from "../correction-causes.ts";
import type { Correction, ReportDocument } from "../report-document.ts";
import {
  type FigureCorrection,
  figureCausesText,
  figureCorrectionsMax,
  figureText,
} from "../retelling/figure-corrections.ts";
import { headRow, titleRows } from "./book-rows.ts";

const heads = ["项目", "原报", "现为", "原因"] as const;

/** 更正表: every figure of an earlier report that is otherwise now; the associations' last. */
export function correctionsSheet(
  { programme, month, comparedWith, corrections, figureCorrections, settingChanges = [] }: ReportDocument,
  ofAssociations: readonly FigureCorrection[],
): BookSheet {
  const rows = [
    ...settingChanges.map(({ name, before, after, on }) => [name, before, after, on ?? ""]),
    ...(corrections ?? []).map(monthCells),
    ...[...(figureCorrections ?? []), ...ofAssociations].map(({ name, before, after, causes }) => [
      name,
      figureText(before),
      figureText(after),
      figureCausesText(causes),
    ]),
  ].slice(0, figureCorrectionsMax);
  const told = rows.length === 0 ? [["没有更正", "", "", ""]] : rows;
  return {
    name: "更正表",
    frozenRows: 3,
    columns: [44, 34, 34, 60].map((width) => ({ width })),
    rows: [
      ...titleRows(
        `${programme.name}对以前月份的更正（${monthText(month)}）`,
        comparedWith === null ? "本期是第一期" : `与${monthText(comparedWith)}通报相比；金额单位：元`,
      ),
      headRow(3, heads),
      ...told.map((cells, index) => ({ row: index + 4, cells: cells.map((text) => textCell(text)) })),
    ],
  };
}

function monthCells({ month, before, after, causes }: Correction): string[] {
  const [was, is] = [before, after].map(({ loanCount, disbursedFen: fen }) => figureText({ loanCount, fen }));
  return [`${monthText(month)}发放`, was ?? "", is ?? "", causes.map(causeText).join("；") || "—"];
}
