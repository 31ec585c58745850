import type { Day } from "#shared/domain/base/day.ts";
import type { Quarter } from "#shared/domain/base/quarter.ts";
import type { Tenths } from "./score.ts";
import { type Subject, subjectKey } from "./subject.ts";

/** What 科协 decides about who is assessed: that it is a good example (典型), or has something to mend (整改事项). */
export const assessmentKinds = ["example", "rectification"] as const;
export type AssessmentKind = (typeof assessmentKinds)[number];

/** What may happen to either. */
export const assessmentEventKinds = ["confirmed", "withdrawn", "opened", "closed"] as const;
export type AssessmentEventKind = (typeof assessmentEventKinds)[number];

/** The Chinese name of each event. */
export const assessmentEventNames: Record<AssessmentEventKind, string> = {
  confirmed: "确认为典型",
  withdrawn: "取消典型",
  opened: "开出整改",
  closed: "销号",
};

/** How many characters what is said, and the name of who answers for mending (责任单位), may have. */
export const assessmentTextLengthMax = 500;
export const responsibleLengthMax = 100;
/** How many events a record may have. */
export const assessmentEventsMax = 40;

/** One event: who, when, what was said; with an opening also who answers for it, until when, and whether the rule named it. */
export type AssessmentEvent = {
  kind: AssessmentEventKind;
  at: string;
  by: { subject: string; name: string };
  text: string;
  /** The subject's points then, in tenths. */
  points?: Tenths | undefined;
  responsible?: string | undefined;
  dueOn?: Day | undefined;
  byRule?: true | undefined;
};

/** A decision about a subject in a quarter with all that has become of it; each event is one revision. */
export type AssessmentRecord = {
  kind: AssessmentKind;
  quarter: Quarter;
  subject: Subject;
  /** The subject's name when the record was begun. */
  subjectName: string;
  revision: number;
  /** Oldest first; never empty. */
  events: readonly AssessmentEvent[];
};

/** What names a record: its quarter, its kind and whom it is about. There is one for each. */
export type AssessmentKey = Pick<AssessmentRecord, "kind" | "quarter" | "subject">;

/** The key of a record as one text; keys of a quarter sort together. */
export function assessmentKeyText({ kind, quarter, subject }: AssessmentKey): string {
  return `${quarter} ${kind} ${subjectKey(subject)}`;
}

/** The last event of a record. Throws a RangeError when it has none. */
export function latestAssessmentEvent({ events }: Pick<AssessmentRecord, "events">): AssessmentEvent {
  const last = events.at(-1);
  if (last === undefined) throw new RangeError("an assessment's record has no event");
  return last;
}

/** Tells whether what a record says holds: the example stands, or the item is not mended yet. */
export function isInForce(record: Pick<AssessmentRecord, "events">): boolean {
  const { kind } = latestAssessmentEvent(record);
  return kind === "confirmed" || kind === "opened";
}

/** A record as it was at an instant; `undefined` before it was begun. */
export function assessmentAt(record: AssessmentRecord, at: string): AssessmentRecord | undefined {
  const events = record.events.filter((event) => event.at <= at);
  return events.length === 0 ? undefined : { ...record, revision: events.length, events };
}
