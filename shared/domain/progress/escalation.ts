import { addDays, type Day } from "#shared/domain/base/day.ts";
import { type Fen, formatWan } from "#shared/domain/base/money.ts";
import { percentHundredths } from "#shared/domain/programme/pace.ts";
import { plannedFenAt, stepsOf } from "#shared/domain/programme/plan.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { Forecast } from "./forecast/forecast.ts";

/** 三色督办: none, 蓝 (a deadline is near or at risk), 黄 (behind the plan), 红 (far behind, or overdue). */
export const escalationLevels = ["none", "blue", "yellow", "red"] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

/** The Chinese name of each level. */
export const escalationLevelNames: Record<EscalationLevel, string> = {
  none: "正常",
  blue: "蓝色提醒",
  yellow: "黄色督办",
  red: "红色督办",
};

/** When each colour is shown: percentage points (of the goal) behind the plan, and days before a deadline. */
export const escalationRules = { yellowBehindPoints: 3, redBehindPoints: 10, deadlineDays: 90 } as const;

/** The colour of a programme and, in Chinese, why. */
export type Escalation = { level: EscalationLevel; reason: string };

/** The colour that a programme has on a day, by the first rule that holds: red, yellow, blue, none. */
export function escalationOf(
  programme: Pick<Programme, "goalFen" | "firstOn" | "lastOn" | "tranches">,
  { countedFen, asOf, forecast }: { countedFen: Fen; asOf: Day; forecast: Forecast },
): Escalation {
  const { goalFen } = programme;
  if (goalFen === 0n) return { level: "none", reason: "没有分解到目标" };
  if (countedFen >= goalFen) return { level: "none", reason: "已完成目标" };
  if (asOf < programme.firstOn) return { level: "none", reason: "合作期尚未开始" };
  const unmet = stepsOf(programme).filter((step) => countedFen < step.goalFen);
  const overdue = unmet.find(({ until }) => until < asOf);
  if (overdue !== undefined) {
    return { level: "red", reason: `${overdue.until} 已到期，还差 ${wan(overdue.goalFen - countedFen)}` };
  }
  const behind = percentHundredths(plannedFenAt(programme, asOf) - countedFen, goalFen);
  const { yellowBehindPoints, redBehindPoints, deadlineDays } = escalationRules;
  if (behind >= BigInt(yellowBehindPoints * 100)) {
    const level = behind >= BigInt(redBehindPoints * 100) ? "red" : "yellow";
    return { level, reason: `比计划落后 ${(Number(behind) / 100).toFixed(2)} 个百分点` };
  }
  const near = unmet.find(({ until }) => until <= daysAfter(asOf, deadlineDays));
  if (near !== undefined) {
    return { level: "blue", reason: `${near.until} 到期，还差 ${wan(near.goalFen - countedFen)}` };
  }
  if (forecast.state === "ready" && forecast.endFen < goalFen) {
    return { level: "blue", reason: `按目前进度，到期预计 ${wan(forecast.endFen)}，达不到目标` };
  }
  return { level: "none", reason: behind < 0n ? "快于计划" : "与计划基本相符" };
}

function daysAfter(day: Day, days: number): Day {
  return day < "9999" ? addDays(day, days) : "9999-12-31";
}

function wan(fen: Fen): string {
  return `${formatWan(fen)} 万元`;
}
