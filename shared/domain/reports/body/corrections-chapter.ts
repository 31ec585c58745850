import { monthText } from "#shared/domain/base/chinese-date.ts";
import { formatYuan } from "#shared/domain/base/money.ts";
import { causeText } from "../correction-causes.ts";
import type { ReportDocument } from "../report-document.ts";
import {
  type FigureCorrection,
  figureCausesText,
  figureCorrectionsShownMax,
  figureText,
} from "../retelling/figure-corrections.ts";
import { settingSentence } from "../retelling/setting-changes.ts";
import { type Block, paragraph } from "./block.ts";

/** How many changed months the letter lists, the latest ones. */
export const correctedMonthsShownMax = 3;

/** What earlier reports said otherwise than is known now, with before, after and cause, and what was set otherwise. */
export function correctionsChapter(report: ReportDocument): Block[] {
  const { month, revision, comparedWith, corrections, figureCorrections, settingChanges = [] } = report;
  if (comparedWith === null) return [paragraph("本期是第一期，没有更正。")];
  const isOwn = comparedWith === month;
  const compared = isOwn ? `第${revision - 1}版` : monthText(comparedWith);
  if (corrections === null) return [paragraph(`${compared}通报的存档缺失或被改动，无法列出更正。`)];
  const figures = figureCorrections ?? [];
  const ofAssociations = report.associationCorrectionCount ?? 0;
  const isSame = corrections.length + figures.length + ofAssociations === 0;
  return [
    ...(settingChanges.length === 0 ? [] : [paragraph(settingChanges.map(settingSentence).join(""))]),
    ...(isSame && figureCorrections !== null
      ? [paragraph(`与${compared}通报相比，${isOwn ? "各月" : "以前各月"}的数据没有变化。`)]
      : []),
    ...monthsTable(compared, corrections),
    ...(corrections.length === 0 ? figuresTable(compared, figures) : figuresCounted(compared, figures)),
    ...(ofAssociations === 0
      ? []
      : [paragraph(`附件“分农技协”表中有${ofAssociations}项与${compared}通报不同，见附件。`)]),
    ...(figureCorrections === null
      ? [paragraph(`${compared}通报的存档不足以逐项比较，这里只比较各月发放数据。`)]
      : []),
  ];
}

function monthsTable(compared: string, corrections: NonNullable<ReportDocument["corrections"]>): Block[] {
  if (corrections.length === 0) return [];
  const shown = corrections.slice(-correctedMonthsShownMax);
  const more = corrections.length - shown.length;
  const heads = ["原报笔数", "原报发放（元）", "现为笔数", "现为发放（元）"].map((head) => ({ head }));
  return [
    paragraph(`与${compared}通报相比，以下月份的发放数据有变化，本期按更正后的数据计算：`),
    {
      kind: "table",
      columns: [{ head: "月份", words: true }, ...heads, { head: "原因", words: true }],
      rows: shown.map(({ month, before, after, causes }) => [
        monthText(month),
        before.loanCount,
        formatYuan(before.disbursedFen),
        after.loanCount,
        formatYuan(after.disbursedFen),
        { name: causes.map(causeText).join("；") || "—" },
      ]),
      total: false,
    },
    ...(more === 0 ? [] : [paragraph(`另有更早的${more}个月，见附件“更正表”。`)]),
  ];
}

/** Where months are listed, the other figures are in the annex alone, so that the letter keeps to five pages. */
function figuresCounted(compared: string, { length }: readonly FigureCorrection[]): Block[] {
  if (length === 0) return [];
  return [paragraph(`${compared}通报中另有${length}项数字按现在所知应作更正，见附件。`)];
}

function figuresTable(compared: string, figures: readonly FigureCorrection[]): Block[] {
  if (figures.length === 0) return [];
  const shown = figures.slice(0, figureCorrectionsShownMax);
  const more = figures.length - shown.length;
  return [
    paragraph(`${compared}通报中以下数字按现在所知应作更正：`),
    {
      kind: "table",
      columns: ["项目", "原报", "现为", "原因"].map((head) => ({ head, words: true })),
      rows: shown.map(({ name, before, after, causes }) => [
        { name },
        figureText(before),
        figureText(after),
        { name: figureCausesText(causes) },
      ]),
      total: false,
    },
    ...(more === 0 ? [] : [paragraph(`另有${more}项，见附件“更正表”。`)]),
  ];
}
