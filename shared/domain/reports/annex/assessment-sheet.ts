import { type BookCell, type BookSheet, textCell } from "#shared/domain/base/book.ts";
import { dayText } from "#shared/domain/base/chinese-date.ts";
import { quarterOf, quarterText } from "#shared/domain/base/quarter.ts";
import { assessmentMeasureNames, assessmentMeasures } from "#shared/domain/programme/assessment-rules.ts";
import { pointsText, type Tenths } from "../assessment/score.ts";
import { type Scorecard, verdictNames } from "../assessment/scorecard.ts";
import { subjectKindNames } from "../assessment/subject.ts";
import type { ReportDocument } from "../report-document.ts";
import { headRow, noneCell, titleRows } from "./book-rows.ts";

/** 考核表: every scorecard of the quarter, measure by measure; a dash is what was not or could not be measured. */
export function assessmentSheet(
  { programme, asOf, month }: ReportDocument,
  scorecards: readonly Scorecard[],
): BookSheet {
  const heads = assessmentMeasures.map((measure) => assessmentMeasureNames[measure]);
  return {
    name: "考核表",
    frozenRows: 3,
    columns: [16, 34, 10, ...heads.map(() => 12), 16].map((width) => ({ width })),
    rows: [
      ...titleRows(
        `${programme.name}考核表（${quarterText(quarterOf(month))}）`,
        `截至${dayText(asOf)}；单位：分，满分100`,
      ),
      headRow(3, ["类别", "考核对象", "得分", ...heads, "评价"]),
      ...scorecards.map((card, index) => ({ row: index + 4, cells: cellsOf(card) })),
    ],
  };
}

function cellsOf({ kind, name, points, scores, verdict }: Scorecard): BookCell[] {
  const byMeasure = new Map(scores.map((score) => [score.measure, score.points]));
  return [
    textCell(subjectKindNames[kind]),
    textCell(name),
    pointsCell(points),
    ...assessmentMeasures.map((measure) => pointsCell(byMeasure.get(measure) ?? null)),
    textCell(verdictNames[verdict]),
  ];
}

function pointsCell(points: Tenths): BookCell {
  return points === null ? noneCell : { content: { kind: "number", text: pointsText(points) } };
}
