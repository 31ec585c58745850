import type { RouteOutput } from "#shared/contract/routes.ts";
import { formatWan, formatYuan } from "#shared/domain/base/money.ts";
import { escalationLevelNames } from "#shared/domain/progress/escalation.ts";
import { forecastMethodNames } from "#shared/domain/progress/forecast/forecast-method.ts";
import type { AssociationProgress } from "./progress-by-association.ts";
import type { BanksProgress } from "./progress-by-bank.ts";

/** The dimensions of the progress besides counties, types and months. */
export type ProgressParts = {
  byAssociation?: readonly AssociationProgress[] | undefined;
  byBank?: BanksProgress | undefined;
};

type Progress = RouteOutput<"read-progress">;

/** The progress against the goal, in Chinese, for a person at a terminal. */
export function sayProgress(
  progress: Progress,
  { byAssociation = [], byBank = [] }: ProgressParts = {},
): string {
  const lines = [
    `截至 ${progress.asOf}：累计发放 ${progress.loanCount} 笔，${formatYuan(BigInt(progress.disbursedFen))} 元`,
    `目标 ${formatYuan(BigInt(progress.goalFen))} 元，完成 ${progress.percentOfGoal}%；序时进度 ${progress.timeElapsedPercent}%`,
    `按计划应完成 ${wan(progress.plannedFen)}；${escalationLevelNames[progress.colour.level]}：${progress.colour.reason}`,
    ...sayPace(progress),
    ...sayForecast(progress.forecast),
    `贷款余额 ${formatYuan(BigInt(progress.outstandingFen))} 元`,
    "按县（市、区）：",
    ...progress.byCounty.map(
      ({ name, loanCount, disbursedFen, rank, rankBefore }) =>
        `  ${name}  ${loanCount} 笔  ${wan(disbursedFen)}${sayRank(rank, rankBefore)}`,
    ),
    "按客户类型：",
    ...progress.byBorrowerType.map(
      ({ name, loanCount, disbursedFen }) => `  ${name}  ${loanCount} 笔  ${wan(disbursedFen)}`,
    ),
    "按月：",
    ...progress.byMonth.map(
      ({ month, loanCount, disbursedFen }) => `  ${month}  ${loanCount} 笔  ${wan(disbursedFen)}`,
    ),
    ...(byAssociation.length === 0 ? [] : ["按农技协："]),
    ...byAssociation.map(
      ({ name, loanCount, disbursedFen }) => `  ${name}  ${loanCount} 笔  ${wan(disbursedFen)}`,
    ),
    ...(byBank.length === 0 ? [] : ["按银行和支行："]),
    ...byBank.flatMap((bank) => [sayLent(bank), ...bank.branches.map((branch) => `  ${sayLent(branch)}`)]),
  ];
  return lines.join("\n");
}

function sayLent(line: Omit<BanksProgress[number], "bankId" | "branches">): string {
  const { name, loanCount, disbursedFen, outstandingFen, percentOfDisbursed } = line;
  return `  ${name}  ${loanCount} 笔  ${wan(disbursedFen)}（占 ${percentOfDisbursed}%），余额 ${wan(outstandingFen)}`;
}

function sayPace({ requiredPerMonthFen, recentPerMonthFen, remainingFen }: Progress): string[] {
  if (requiredPerMonthFen === undefined || remainingFen === 0) return [];
  const recent = recentPerMonthFen === undefined ? "" : `，近期每月 ${wan(recentPerMonthFen)}`;
  return [`此后每月须放款 ${wan(requiredPerMonthFen)}${recent}`];
}

function sayForecast(forecast: Progress["forecast"]): string[] {
  if (forecast.state === "insufficient") return [`预测：数据不足（${forecast.reason}）`];
  const { endFen, lowFen, highFen, method, backTest, reachesGoalIn } = forecast;
  return [
    `预测：到期 ${wan(endFen)}（十次约有八次在 ${wan(lowFen)}至 ${wan(highFen)}），${reachesGoalIn === null ? "期内达不到目标" : `${reachesGoalIn} 达到目标`}`,
    `  方法：${forecastMethodNames[method]}；按此法回测 ${backTest.origins} 次，下月平均误差 ${backTest.meanAbsoluteErrorPercent}%`,
  ];
}

function sayRank(rank: number | null, before: number | null): string {
  if (rank === null) return "";
  if (before === null || before === rank) return `  第 ${rank} 位`;
  return `  第 ${rank} 位（上月第 ${before} 位）`;
}

function wan(fen: number): string {
  return `${formatWan(BigInt(fen))} 万元`;
}
