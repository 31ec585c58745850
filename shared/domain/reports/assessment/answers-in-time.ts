import { addDays, type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import { type Quarter, quarterOf } from "#shared/domain/base/quarter.ts";
import type { CorrectionTerms } from "#shared/domain/programme/correction-terms.ts";
import type { AnswersOwed } from "./assessment-tally.ts";

/** What of a correction request tells whether it was answered in time. */
export type AnsweredRequest = {
  events: readonly {
    kind: "raised" | "reopened" | "answered" | "closed";
    at: string;
    by: { role: string };
  }[];
};

/**
 * The answers to a request that were due within a quarter, and those that came by their day: each time it was raised
 * starts a clock. What the association took back itself before an answer was owed by nobody.
 */
export function answersInTime(
  { events }: AnsweredRequest,
  { answerDays }: Pick<CorrectionTerms, "answerDays">,
  quarter: Quarter,
): AnswersOwed {
  const owed: AnswersOwed = { inTime: 0, owed: 0 };
  for (const [index, { kind, at }] of events.entries()) {
    if (kind !== "raised" && kind !== "reopened") continue;
    const dueOn = addDays(shanghaiDayOf(at), answerDays);
    if (quarterOf(monthOf(dueOn)) !== quarter) continue;
    const answer = events[index + 1];
    if (answer?.by.role === "association" && shanghaiDayOf(answer.at) <= dueOn) continue;
    owed.owed += 1;
    if (cameBy(answer, dueOn)) owed.inTime += 1;
  }
  return owed;
}

function cameBy(answer: AnsweredRequest["events"][number] | undefined, dueOn: Day): boolean {
  return answer !== undefined && answer.by.role !== "association" && shanghaiDayOf(answer.at) <= dueOn;
}
