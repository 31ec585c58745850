import { type BookCell, type BookRow, type BookSheet, textCell } from "#shared/domain/base/book.ts";
import { dayText, monthText } from "#shared/domain/base/chinese-date.ts";
import type { Owed } from "#shared/domain/progress/quality.ts";
import { laterSentence } from "../body/data-notes.ts";
import type { ReportDocument } from "../report-document.ts";
import {
  type AnnexDimension,
  type AnnexGroup,
  annexDimensionNames,
  annexDimensions,
} from "./annex-figures.ts";
import type { AnnexTold } from "./annex-told.ts";
import { countCell, headRow, noneCell, titleRows, yuanCell } from "./book-rows.ts";

const heads = [
  "分类",
  "项目",
  "本月末笔数",
  "本月末余额（元）",
  "笔数比上月增减",
  "余额比上月增减（元）",
  "笔数比年初增减",
  "余额比年初增减（元）",
] as const;
const none: Owed = { loanCount: 0, outstandingFen: 0n };

/** 小额贷款统计表: what is owed by each dimension, and its change since last month and the year's beginning. */
export function owedSheet(report: ReportDocument, earlier: AnnexEarlier): BookSheet {
  const rows: BookRow[] = [
    ...titleRows(
      `${report.programme.name}小额贷款统计表（${monthText(report.month)}）`,
      `截至${dayText(report.asOf)}；单位：元、笔；${comparedText(earlier)}${laterText(report)}`,
    ),
    headRow(3, heads),
  ];
  for (const dimension of annexDimensions) {
    for (const cells of dimensionLines(report, earlier, dimension))
      rows.push({ row: rows.length + 1, cells });
  }
  return {
    name: "小额贷款统计表",
    frozenRows: 3,
    columns: [14, 24, 12, 20, 14, 20, 14, 20].map((width) => ({ width })),
    rows,
  };
}

function laterText({ ofLater }: ReportDocument): string {
  const sentence = laterSentence(ofLater).replace(/。$/, "");
  return sentence === "" ? "" : `；${sentence}`;
}

function comparedText({ lastMonth, yearBegin }: AnnexEarlier): string {
  const of = (told: AnnexTold | undefined) =>
    told === undefined ? "没有已发布的月报可比" : `与${monthText(told.month)}通报相比`;
  return `比上月：${of(lastMonth)}；比年初：${of(yearBegin)}`;
}

/** The lines of a dimension, its groups and their sum; a group that only an earlier report had is zero. */
function dimensionLines(
  { annex }: ReportDocument,
  { lastMonth, yearBegin }: AnnexEarlier,
  dimension: AnnexDimension,
): BookCell[][] {
  const now = annex[dimension];
  const told = [lastMonth?.figures[dimension], yearBegin?.figures[dimension]];
  const names = new Set([...now, ...told.flatMap((groups) => groups ?? [])].map(({ name }) => name));
  const lines = [...names].map((name) => [
    textCell(annexDimensionNames[dimension]),
    textCell(name),
    ...owedCells(
      named(now, name),
      told.map((groups) => groups && named(groups, name)),
    ),
  ]);
  const sum = [
    textCell(annexDimensionNames[dimension], { tone: "unchanged" }),
    textCell("合计", { tone: "unchanged" }),
    ...owedCells(
      sumOf(now),
      told.map((groups) => groups && sumOf(groups)),
    ),
  ];
  return [...lines, sum];
}

function owedCells(now: Owed, before: readonly (Owed | undefined)[]): BookCell[] {
  return [
    countCell(now.loanCount),
    yuanCell(now.outstandingFen),
    ...before.flatMap((owed) =>
      owed === undefined
        ? [noneCell, noneCell]
        : [countCell(now.loanCount - owed.loanCount), yuanCell(now.outstandingFen - owed.outstandingFen)],
    ),
  ];
}

function named(groups: readonly AnnexGroup[], name: string): Owed {
  return groups.find((group) => group.name === name) ?? none;
}

function sumOf(groups: readonly AnnexGroup[]): Owed {
  return groups.reduce(
    (sum, { loanCount, outstandingFen }) => ({
      loanCount: sum.loanCount + loanCount,
      outstandingFen: sum.outstandingFen + outstandingFen,
    }),
    none,
  );
}

/** What the annex compares with: the report of the month before and that of the last December, where they were published. */
export type AnnexEarlier = { lastMonth?: AnnexTold | undefined; yearBegin?: AnnexTold | undefined };
