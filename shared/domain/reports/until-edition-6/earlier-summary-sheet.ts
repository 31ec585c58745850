import { type BookCell, type BookSheet, textCell } from "#shared/domain/base/book.ts";
import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import { countCell, headRow, noneCell, titleRows, yuanCell } from "../annex/book-rows.ts";
import type { LentToHouseholds } from "../lent.ts";
import type { ReportDocument } from "../report-document.ts";

const countyHeads = [
  "县（市、区）",
  "本月笔数",
  "本月发放（元）",
  "累计笔数",
  "累计户数",
  "累计发放（元）",
  "余额（元）",
  "位次",
  "上月位次",
] as const;

/** 分县进展 of the editions up to the sixth. */
export function earlierSummarySheet({
  programme,
  month,
  asOf,
  byCounty,
  thisMonth,
  cumulative,
  outstanding,
}: ReportDocument): BookSheet {
  const lines = byCounty.map((line) => [
    textCell(line.name),
    countCell(line.month.loanCount),
    yuanCell(line.month.disbursedFen),
    ...cumulativeCells(line.cumulative),
    yuanCell(line.outstandingFen),
    rankCell(line.rank),
    rankCell(line.rankBefore),
  ]);
  const sum = [
    textCell("合计", { tone: "unchanged" }),
    countCell(thisMonth.loanCount),
    yuanCell(thisMonth.disbursedFen),
    ...cumulativeCells(cumulative),
    yuanCell(outstanding.outstandingFen),
  ];
  return {
    name: "分县进展",
    frozenRows: 3,
    columns: [16, 12, 20, 12, 12, 20, 20, 8, 10].map((width) => ({ width })),
    rows: [
      ...titleRows(
        `${programme.name}分县（市、区）进展（${monthText(month)}）`,
        `截至${dayText(asOf)}；单位：元、笔、户；户数按证件去重，合计不等于各县之和`,
      ),
      headRow(3, countyHeads),
      ...[...lines, sum].map((cells, index) => ({ row: index + 4, cells })),
    ],
  };
}

function cumulativeCells({ loanCount, households, disbursedFen }: LentToHouseholds): BookCell[] {
  return [countCell(loanCount), countCell(households), yuanCell(disbursedFen)];
}

function rankCell(rank: number | null): BookCell {
  return rank === null ? noneCell : countCell(rank);
}
