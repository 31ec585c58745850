import type { SeenAssessment, SeenCard } from "#shared/app/reports/assessment/read-assessment.ts";
import type { RouteAnswer } from "#shared/contract/routes.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { assessmentMeasureNames } from "#shared/domain/programme/assessment-rules.ts";
import {
  type AssessmentRecord,
  assessmentEventNames,
  isInForce,
} from "#shared/domain/reports/assessment/assessment-record.ts";
import { scoreRules, type Tenths } from "#shared/domain/reports/assessment/score.ts";
import { verdictNames } from "#shared/domain/reports/assessment/scorecard.ts";

type WireAssessment = RouteAnswer<"read-assessment">;
type WireDecision = RouteAnswer<"decide-assessment">;

/** The assessment of a quarter as a caller sees it. */
export function assessmentToWire(seen: SeenAssessment, today: Day): WireAssessment {
  return {
    ...seen,
    cards: seen.cards.map((card) => cardToWire(card, today)),
    openItems: seen.openItems.map((item) => decisionToWire(item, today)),
  };
}

/** A decision on a day, with names of people for their accounts. */
export function decisionToWire(record: AssessmentRecord, today: Day): WireDecision {
  const inForce = isInForce(record);
  const { dueOn } = record.events.filter(({ kind }) => kind === "opened").at(-1) ?? {};
  return {
    ...record,
    inForce,
    overdue: inForce && dueOn !== undefined && dueOn < today,
    events: record.events.map(({ by, ...event }) => ({
      ...event,
      kindName: assessmentEventNames[event.kind],
      byName: by.name,
    })),
  };
}

function cardToWire(card: SeenCard, today: Day): WireAssessment["cards"][number] {
  return {
    ...card,
    points: ofTenths(card.points),
    verdictName: verdictNames[card.verdict],
    scores: card.scores.map((score) => ({
      ...score,
      name: assessmentMeasureNames[score.measure],
      rule: scoreRules[score.measure],
      points: ofTenths(score.points),
    })),
    example: card.example && decisionToWire(card.example, today),
    rectification: card.rectification && decisionToWire(card.rectification, today),
  };
}

function ofTenths(points: Tenths): number | null {
  return points === null ? null : points / 10;
}
