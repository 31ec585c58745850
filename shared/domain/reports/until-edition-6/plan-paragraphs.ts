import { monthText } from "#shared/domain/base/chinese-date.ts";
import { formatWan } from "#shared/domain/base/money.ts";
import { escalationLevelNames } from "#shared/domain/progress/escalation.ts";
import { forecastMethodNames } from "#shared/domain/progress/forecast/forecast-method.ts";
import { type Block, ledParagraph } from "../body/block.ts";
import type { ReportDocument } from "../report-document.ts";
import { percentText } from "../texts.ts";

/** （四）进度与预测、（五）不同口径: plan, colour, forecast, and the goal by other counting bases. */
export function planParagraphs(report: ReportDocument): Block[] {
  if (report.withholds)
    return [ledParagraph("（四）进度与预测。", "数据尚未报齐，本期不评定督办等级，不作预测。")];
  return [
    ledParagraph("（四）进度与预测。", planSentence(report), forecastSentence(report)),
    ledParagraph("（五）不同口径。", basisSentence(report)),
  ];
}

function planSentence({
  outlook: { plannedFen, recentPerMonthFen, colour },
  cumulative,
}: ReportDocument): string {
  const ahead = cumulative.disbursedFen - plannedFen;
  const against =
    ahead === 0n
      ? "与计划持平"
      : ahead > 0n
        ? `比计划多${formatWan(ahead)}万元`
        : `比计划少${formatWan(-ahead)}万元`;
  const recent = recentPerMonthFen === null ? "" : `近期月均发放${formatWan(recentPerMonthFen)}万元。`;
  return `截至本月末计划累计发放${formatWan(plannedFen)}万元，实际${against}；督办等级为${escalationLevelNames[colour.level]}（${colour.reason.replaceAll(" ", "")}）。${recent}`;
}

function forecastSentence({ outlook: { forecast }, programme }: ReportDocument): string {
  if (forecast.state === "insufficient")
    return `到期预测：数据不足（${forecast.reason.replaceAll(" ", "")}）。`;
  const { method, endFen, lowFen, highFen, backTest, reachesGoalIn } = forecast;
  const reaches =
    reachesGoalIn === null
      ? `预计到期达不到目标任务${formatWan(programme.goalFen)}万元`
      : `预计${monthText(reachesGoalIn)}完成目标任务`;
  return [
    `按${forecastMethodNames[method]}推算，合作期末累计发放约${formatWan(endFen)}万元，`,
    `区间为${formatWan(lowFen)}万元至${formatWan(highFen)}万元，${reaches}；`,
    `这一方法对以往各月回测${backTest.origins}次，次月预测的平均误差为${percentText(backTest.meanAbsoluteErrorPercent)}%。`,
  ].join("");
}

function basisSentence({ outlook: { calibers } }: ReportDocument): string {
  const parts = calibers.map(({ name, fen, percentOfGoal = 0 }) =>
    fen === undefined
      ? `${name}无数据`
      : `${name}${formatWan(fen)}万元，占目标${percentText(percentOfGoal)}%`,
  );
  return `${parts.join("；")}。目标按累计发放计。`;
}
