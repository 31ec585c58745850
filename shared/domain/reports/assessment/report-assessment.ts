import { type Day, shanghaiDayOf } from "#shared/domain/base/day.ts";
import type { Quarter } from "#shared/domain/base/quarter.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { AssessmentRules } from "#shared/domain/programme/assessment-rules.ts";
import {
  type AssessmentRecord,
  assessmentAt,
  assessmentKeyText,
  isInForce,
  latestAssessmentEvent,
} from "./assessment-record.ts";
import type { Tenths } from "./score.ts";
import type { Scorecard } from "./scorecard.ts";

/** A good example as a report names it. */
export type ToldExample = { quarter: Quarter; name: string; points: Tenths; text: string };

/** An item to be mended as a report tells of it; `note` and `closedOn` once it is closed (销号). */
export type ToldItem = {
  quarter: Quarter;
  name: string;
  text: string;
  responsible: string;
  openedOn: Day;
  dueOn: Day;
  closedOn?: Day | undefined;
  note?: string | undefined;
};

/** The scorecards of counties and branches for a quarter, with the rules that scored them. */
export type QuarterCards = {
  quarter: Quarter;
  rules: Pick<AssessmentRules, "weights" | "exampleFrom" | "behindBelow">;
  scorecards: readonly Scorecard[];
};

/** What a report says of assessment: the cards of a quarter that ends with its month, and what is new since the report before. */
export type ReportAssessment = {
  cards?: QuarterCards | undefined;
  /** Confirmed since the report before. */
  examples: readonly ToldExample[];
  /** Opened or closed since then, and all that were open before and are still. */
  opened: readonly ToldItem[];
  closed: readonly ToldItem[];
  open: readonly ToldItem[];
};

/** How many examples and items of each kind a report names at most; those that are due first. */
export const assessmentToldMax = 200;

/** What there is to say at an instant of decisions, those since the report before being new; `undefined` where it is nothing. */
export function assessmentNews(
  records: readonly AssessmentRecord[],
  { at, since }: { at: string; since: string | undefined },
): Omit<ReportAssessment, "cards"> | undefined {
  const known = records
    .flatMap((record) => assessmentAt(record, at) ?? [])
    .sort((a, b) => textOrder(assessmentKeyText(a), assessmentKeyText(b)));
  const isNew = (record: AssessmentRecord) => latestAssessmentEvent(record).at > (since ?? "");
  const items = known.filter(({ kind }) => kind === "rectification");
  const news = {
    examples: known.filter((one) => one.kind === "example" && isInForce(one) && isNew(one)).map(toldExample),
    opened: items
      .filter((one) => isInForce(one) && isNew(one))
      .map(toldItem)
      .sort(byDue),
    closed: items
      .filter((one) => !isInForce(one) && isNew(one))
      .map(toldItem)
      .sort(byDue),
    open: items
      .filter((one) => isInForce(one) && !isNew(one))
      .map(toldItem)
      .sort(byDue),
  };
  const { examples, opened, closed, open } = news;
  if (examples.length + opened.length + closed.length + open.length === 0) return undefined;
  return {
    examples: examples.slice(0, assessmentToldMax),
    opened: opened.slice(0, assessmentToldMax),
    closed: closed.slice(0, assessmentToldMax),
    open: open.slice(0, assessmentToldMax),
  };
}

function toldExample(record: AssessmentRecord): ToldExample {
  const { points = null, text } = latestAssessmentEvent(record);
  return { quarter: record.quarter, name: record.subjectName, points, text };
}

function toldItem({ quarter, subjectName, events }: AssessmentRecord): ToldItem {
  const opening = events.filter(({ kind }) => kind === "opened").at(-1);
  const last = latestAssessmentEvent({ events });
  if (opening === undefined) throw new RangeError("an item to be mended was never opened");
  return {
    ...{ quarter, name: subjectName, text: opening.text, responsible: opening.responsible ?? "" },
    ...{ openedOn: shanghaiDayOf(opening.at), dueOn: opening.dueOn ?? shanghaiDayOf(opening.at) },
    ...(last.kind === "closed" ? { closedOn: shanghaiDayOf(last.at), note: last.text } : {}),
  };
}

function byDue(a: ToldItem, b: ToldItem): number {
  return textOrder(a.dueOn, b.dueOn) || textOrder(a.quarter, b.quarter) || textOrder(a.name, b.name);
}
