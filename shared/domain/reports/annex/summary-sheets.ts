import { type BookCell, type BookSheet, textCell } from "#shared/domain/base/book.ts";
import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import type { CountyFigures } from "../figures.ts";
import type { LentToHouseholds } from "../lent.ts";
import type { ReportDocument } from "../report-document.ts";
import { countCell, headRow, noneCell, owedCells, percentCell, titleRows, yuanCell } from "./book-rows.ts";

const countyHeads = [
  "县（市、区）",
  "本月笔数",
  "本月发放（元）",
  "累计笔数",
  "累计户数",
  "累计发放（元）",
  "余额（元）",
  "逾期余额（元）",
  "逾期率（%）",
  "不良余额（元）",
  "不良率（%）",
  "分解目标（元）",
  "完成（%）",
  "位次",
  "上月位次",
] as const;

/** The tables by county of the text, to the fen; the last line is the programme. */
export function summarySheet(report: ReportDocument): BookSheet {
  const { programme, month, asOf, byCounty, thisMonth, cumulative, outstanding, quality, pace } = report;
  const lines = byCounty.map((line) => [
    textCell(line.name),
    countCell(line.month.loanCount),
    yuanCell(line.month.disbursedFen),
    ...cumulativeCells(line.cumulative),
    ...owedCells(line),
    ...goalCells(line),
    rankCell(line.rank),
    rankCell(line.rankBefore),
  ]);
  const sum = [
    textCell("合计", { tone: "unchanged" }),
    countCell(thisMonth.loanCount),
    yuanCell(thisMonth.disbursedFen),
    ...cumulativeCells(cumulative),
    ...owedCells({ ...quality, outstandingFen: outstanding.outstandingFen }),
    yuanCell(programme.goalFen),
    percentCell(pace.percentOfGoal),
  ];
  return {
    name: "分县进展",
    frozenRows: 3,
    columns: [16, 12, 20, 12, 12, 20, 20, 20, 12, 20, 12, 20, 12, 8, 10].map((width) => ({ width })),
    rows: [
      ...titleRows(
        `${programme.name}分县（市、区）进展（${monthText(month)}）`,
        `截至${dayText(asOf)}；单位：元、笔、户；户数按证件去重，合计不等于各县之和；位次按完成%排列`,
      ),
      headRow(3, countyHeads),
      ...[...lines, sum].map((cells, index) => ({ row: index + 4, cells })),
    ],
  };
}

function goalCells({ goalFen, percentOfGoal }: CountyFigures): BookCell[] {
  if (goalFen === null || percentOfGoal === null || goalFen === 0n) return [noneCell, noneCell];
  return [yuanCell(goalFen), percentCell(percentOfGoal)];
}

/** Every month with loans and its money; the last line is their sum. */
export function monthsSheet({ programme, month, byMonth }: ReportDocument): BookSheet {
  const sum = byMonth.reduce(
    (all, line) => ({
      loanCount: all.loanCount + line.loanCount,
      disbursedFen: all.disbursedFen + line.disbursedFen,
    }),
    { loanCount: 0, disbursedFen: 0n },
  );
  const lines = [
    ...byMonth.map((line) => [
      textCell(monthText(line.month)),
      countCell(line.loanCount),
      yuanCell(line.disbursedFen),
    ]),
    [textCell("合计", { tone: "unchanged" }), countCell(sum.loanCount), yuanCell(sum.disbursedFen)],
  ];
  return {
    name: "分月发放",
    frozenRows: 3,
    columns: [16, 12, 22].map((width) => ({ width })),
    rows: [
      ...titleRows(
        `${programme.name}分月发放（截至${monthText(month)}）`,
        "单位：元、笔；按放款日期所在月份，目标期外的也在内",
      ),
      headRow(3, ["放款月份", "笔数", "发放（元）"]),
      ...lines.map((cells, index) => ({ row: index + 4, cells })),
    ],
  };
}

function cumulativeCells({ loanCount, households, disbursedFen }: LentToHouseholds): BookCell[] {
  return [countCell(loanCount), countCell(households), yuanCell(disbursedFen)];
}

function rankCell(rank: number | null): BookCell {
  return rank === null ? noneCell : countCell(rank);
}
