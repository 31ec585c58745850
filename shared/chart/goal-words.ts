import { oneDecimal, roundMoney, spokenMoney, spokenRange } from "./chart-money.ts";
import type { GoalFigures } from "./goal-series.ts";

/** The progress towards the goal in one sentence: what was lent, its share of the goal, its pace, and the forecast. */
export function goalWords(figures: GoalFigures): string {
  const { asOf, goalFen, countedFen, percentOfGoal, aheadOfPacePercent, forecast } = figures;
  const pace =
    oneDecimal(aheadOfPacePercent) === "0.0"
      ? "与序时进度持平"
      : `比序时进度${aheadOfPacePercent > 0 ? "超前" : "落后"} ${oneDecimal(Math.abs(aheadOfPacePercent))} 个百分点`;
  if (goalFen === 0) return `截至 ${asOf}，累计发放 ${spokenMoney(countedFen)}，还没有分解到目标。`;
  const last = forecast.at(-1);
  const future =
    last === undefined
      ? (figures.noForecast ?? "")
      : `按目前速度预计到期完成 ${spokenRange(last.lowFen, last.highFen)}`;
  const stands = `截至 ${asOf}，累计发放 ${spokenMoney(countedFen)}，占目标 ${roundMoney(goalFen)}的 ${oneDecimal(percentOfGoal)}%，${pace}`;
  return future === "" ? `${stands}。` : `${stands}；${future}。`;
}
