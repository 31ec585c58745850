import { addDays, type Day } from "#shared/domain/base/day.ts";
import { type Fen, formatWan } from "#shared/domain/base/money.ts";
import { percentHundredths } from "#shared/domain/programme/pace.ts";
import { plannedFenAt, stepsOf } from "#shared/domain/programme/plan.ts";
import {
  type EscalatedProgramme,
  type Escalation,
  type EscalationBasis,
  escalationRules,
} from "#shared/domain/progress/escalation.ts";

/** The colour that the editions up to the sixth tell, with days as numbers and nothing lent taken for a small gap. */
export function earlierEscalation(
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
