import { dayText } from "#shared/domain/base/chinese-date.ts";
import { addDays, type Day } from "#shared/domain/base/day.ts";
import { type Fen, formatWan } from "#shared/domain/base/money.ts";
import { lastDayOf, monthOf } from "#shared/domain/base/month.ts";
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

/** What a colour is judged by: the goal with its dates, and what counts towards it on a day, with the forecast. */
export type EscalatedProgramme = Pick<Programme, "goalFen" | "firstOn" | "lastOn" | "tranches">;
export type EscalationBasis = { countedFen: Fen; asOf: Day; forecast: Forecast };

/** The colour that a programme has on a day, by the first rule that holds: red, yellow, blue, none. */
export function escalationOf(
  programme: EscalatedProgramme,
  { countedFen, asOf, forecast }: EscalationBasis,
): Escalation {
  const { goalFen } = programme;
  if (goalFen === 0n) return { level: "none", reason: "没有分解到目标" };
  if (countedFen >= goalFen) return { level: "none", reason: "已完成目标" };
  if (asOf < programme.firstOn) return { level: "none", reason: "合作期尚未开始" };
  const unmet = stepsOf(programme).filter((step) => countedFen < step.goalFen);
  const overdue = unmet.find(({ until }) => until < asOf);
  if (overdue !== undefined) {
    return {
      level: "red",
      reason: `${dayText(overdue.until)}已到期，还差 ${wan(overdue.goalFen - countedFen)}`,
    };
  }
  const plannedFen = plannedFenAt(programme, asOf);
  if (countedFen === 0n && asOf >= lastDayOf(monthOf(programme.firstOn))) {
    return { level: "red", reason: `按计划应已发放 ${wan(plannedFen)}，还没有发放` };
  }
  const behind = percentHundredths(plannedFen - countedFen, goalFen);
  const { yellowBehindPoints, redBehindPoints, deadlineDays } = escalationRules;
  if (behind >= BigInt(yellowBehindPoints * 100)) {
    const level = behind >= BigInt(redBehindPoints * 100) ? "red" : "yellow";
    return { level, reason: `比计划落后 ${(Number(behind) / 100).toFixed(2)} 个百分点` };
  }
  const near = unmet.find(({ until }) => until <= daysAfter(asOf, deadlineDays));
  if (near !== undefined) {
    return { level: "blue", reason: `${dayText(near.until)}到期，还差 ${wan(near.goalFen - countedFen)}` };
  }
  if (forecast.state === "ready" && forecast.endFen < goalFen) {
    return { level: "blue", reason: `按目前进度，到期预计 ${wan(forecast.endFen)}，达不到目标` };
  }
  if (countedFen === 0n) return { level: "none", reason: "合作期第一个月，还没有发放" };
  return { level: "none", reason: behind < 0n ? "快于计划" : "与计划基本相符" };
}

function daysAfter(day: Day, days: number): Day {
  return day < "9999" ? addDays(day, days) : "9999-12-31";
}

function wan(fen: Fen): string {
  return `${formatWan(fen)} 万元`;
}
