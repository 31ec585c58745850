import {
  addDays,
  type Day,
  daysInclusive,
  shanghaiDayOf,
  shanghaiDayStart,
} from "#shared/domain/base/day.ts";
import type { CorrectionTerms } from "#shared/domain/programme/correction-terms.ts";
import { type CorrectionRequest, correctionStateOf, latestEvent } from "./correction-request.ts";

/** The colours of supervision (三色督办) in rising urgency: the deadline is near, has passed, has long passed. */
export const correctionColours = ["blue", "yellow", "red"] as const;
export type CorrectionColour = (typeof correctionColours)[number];

/** The clock of an open request on a day; `daysLeft` is negative after the deadline. */
export type CorrectionClock = { dueOn: Day; daysLeft: number; colour: CorrectionColour | undefined };

/** The instants of a span, `from` included and `before` not; an absent end is open. */
export type InstantSpan = { from?: string | undefined; before?: string | undefined };

/**
 * The clock of a request on a day in Asia/Shanghai: it runs from the day of the last opening while an answer is owed,
 * and `undefined` when none is.
 */
export function correctionClockOf(
  request: Pick<CorrectionRequest, "events">,
  today: Day,
  terms: CorrectionTerms,
): CorrectionClock | undefined {
  return correctionStateOf(request) === "open"
    ? clockSince(latestEvent(request).at, today, terms)
    : undefined;
}

/** The clock of a request that was opened at an instant. */
export function clockSince(openedAt: string, today: Day, terms: CorrectionTerms): CorrectionClock {
  const dueOn = addDays(shanghaiDayOf(openedAt), terms.answerDays);
  const daysLeft = daysInclusive(today, dueOn) - 1;
  return { dueOn, daysLeft, colour: colourOf(daysLeft, terms) };
}

/** When the requests must have been opened that have a colour on a day: the reverse of `clockSince`. */
export function openedWithin(
  colour: CorrectionColour,
  today: Day,
  { answerDays, nearDays, lateDays }: CorrectionTerms,
): InstantSpan {
  const instantOf = (daysLeft: number) => shanghaiDayStart(addDays(today, daysLeft - answerDays));
  switch (colour) {
    case "blue":
      return { from: instantOf(0), before: instantOf(nearDays + 1) };
    case "yellow":
      return { from: instantOf(-lateDays), before: instantOf(0) };
    case "red":
      return { before: instantOf(-lateDays) };
  }
}

function colourOf(daysLeft: number, { nearDays, lateDays }: CorrectionTerms): CorrectionColour | undefined {
  if (daysLeft < -lateDays) return "red";
  if (daysLeft < 0) return "yellow";
  return daysLeft <= nearDays ? "blue" : undefined;
}
