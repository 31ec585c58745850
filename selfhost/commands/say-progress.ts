import type { RouteOutput } from "#shared/contract/routes.ts";
import { formatWan, formatYuan } from "#shared/domain/money.ts";

/** The progress against the goal, in Chinese, for a person at a terminal. */
export function sayProgress(progress: RouteOutput<"read-progress">): string {
  const wan = (fen: number) => `${formatWan(BigInt(fen))} 万元`;
  const lines = [
    `截至 ${progress.asOf}：累计发放 ${progress.loanCount} 笔，${formatYuan(BigInt(progress.disbursedFen))} 元`,
    `目标 ${formatYuan(BigInt(progress.goalFen))} 元，完成 ${progress.percentOfGoal}%；序时进度 ${progress.timeElapsedPercent}%`,
    `贷款余额 ${formatYuan(BigInt(progress.outstandingFen))} 元`,
    "按县（市、区）：",
    ...progress.byCounty.map(
      ({ name, loanCount, disbursedFen }) => `  ${name}  ${loanCount} 笔  ${wan(disbursedFen)}`,
    ),
    "按客户类型：",
    ...progress.byBorrowerType.map(
      ({ name, loanCount, disbursedFen }) => `  ${name}  ${loanCount} 笔  ${wan(disbursedFen)}`,
    ),
    "按月：",
    ...progress.byMonth.map(
      ({ month, loanCount, disbursedFen }) => `  ${month}  ${loanCount} 笔  ${wan(disbursedFen)}`,
    ),
  ];
  return lines.join("\n");
}
