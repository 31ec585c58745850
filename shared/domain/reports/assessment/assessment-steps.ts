import { type Day, isDay, shanghaiDayOf } from "#shared/domain/base/day.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { maskPersonNumbers } from "#shared/domain/base/person-numbers.ts";
import {
  type AssessmentEventKind,
  type AssessmentKey,
  type AssessmentKind,
  type AssessmentRecord,
  assessmentEventsMax,
  latestAssessmentEvent,
} from "./assessment-record.ts";
import type { Scorecard } from "./scorecard.ts";

/** What 科协 may do about a scorecard. */
export const assessmentSteps = ["confirm", "withdraw", "open", "close"] as const;
export type AssessmentStep = (typeof assessmentSteps)[number];

type Rule = {
  name: string;
  record: AssessmentKind;
  kind: AssessmentEventKind;
  /** After which event; `none` is a record that there is not yet. */
  from: readonly (AssessmentEventKind | "none")[];
  needsText: boolean;
};

const rules: Record<AssessmentStep, Rule> = {
  confirm: {
    name: "确认典型",
    record: "example",
    kind: "confirmed",
    from: ["none", "withdrawn"],
    needsText: false,
  },
  withdraw: {
    name: "取消典型",
    record: "example",
    kind: "withdrawn",
    from: ["confirmed"],
    needsText: true,
  },
  open: {
    name: "开出整改",
    record: "rectification",
    kind: "opened",
    from: ["none", "closed"],
    needsText: true,
  },
  close: { name: "销号", record: "rectification", kind: "closed", from: ["opened"], needsText: true },
};

/** Which record a step is about. */
export function recordKindOf(step: AssessmentStep): AssessmentKind {
  return rules[step].record;
}

/** The steps that may follow on what there is about a scorecard now. */
export function stepsAfter(
  card: Pick<Scorecard, "verdict">,
  example: AssessmentRecord | undefined,
  rectification: AssessmentRecord | undefined,
): AssessmentStep[] {
  const records: Record<AssessmentKind, AssessmentRecord | undefined> = { example, rectification };
  return assessmentSteps.filter((step) => {
    const record = records[rules[step].record];
    if (step === "confirm" && card.verdict !== "example") return false;
    return isPossible(step, record) && (record?.events.length ?? 0) < assessmentEventsMax;
  });
}

/** What somebody says with a step. */
export type AssessmentWord = {
  by: Pick<Person, "subject" | "displayName">;
  at: string;
  text: string;
  responsible?: string | undefined;
  dueOn?: Day | undefined;
};

/**
 * A record after a step, or the first one. Fails with `assessment-state` when it does not follow on what there is,
 * `assessment-example` when the rule names no example, and `input-invalid` when something is not said that the step needs.
 */
export function steppedAssessment(
  key: AssessmentKey,
  record: AssessmentRecord | undefined,
  step: AssessmentStep,
  { card, word }: { card: Pick<Scorecard, "name" | "points" | "verdict">; word: AssessmentWord },
): AssessmentRecord {
  const { name, kind } = rules[step];
  const events = record?.events ?? [];
  if (!isPossible(step, record) || events.length >= assessmentEventsMax)
    throw new LedgerFailure("assessment-state", { action: name });
  if (step === "confirm" && card.verdict !== "example") throw new LedgerFailure("assessment-example");
  demandSaid(step, word);
  const { by, at } = word;
  const shown = (text: string) => maskPersonNumbers(text, { likely: true, today: shanghaiDayOf(at) });
  const isOpening = step === "open";
  return {
    ...key,
    subjectName: record?.subjectName ?? shown(card.name),
    revision: events.length + 1,
    events: [
      ...events,
      {
        ...{ kind, at, by: { subject: by.subject, name: by.displayName }, text: shown(word.text) },
        points: card.points,
        ...(isOpening ? { responsible: shown(word.responsible ?? ""), dueOn: word.dueOn } : {}),
        ...(isOpening && card.verdict === "behind" ? { byRule: true } : {}),
      },
    ],
  };
}

function isPossible(step: AssessmentStep, record: AssessmentRecord | undefined): boolean {
  return rules[step].from.includes(record === undefined ? "none" : latestAssessmentEvent(record).kind);
}

function demandSaid(step: AssessmentStep, { at, text, responsible = "", dueOn = "" }: AssessmentWord): void {
  const fields: string[] = [];
  if (rules[step].needsText && text === "") fields.push("说明（text）");
  if (step === "open" && responsible === "") fields.push("责任单位（responsible）");
  if (step === "open" && (!isDay(dueOn) || dueOn < shanghaiDayOf(at)))
    fields.push("整改时限（dueOn，不早于今天）");
  if (fields.length > 0) throw new LedgerFailure("input-invalid", { fields });
}
