import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Person } from "#shared/domain/base/person.ts";
import type { Quarter } from "#shared/domain/base/quarter.ts";
import type { AssessmentRules } from "#shared/domain/programme/assessment-rules.ts";
import { assessmentRulesOf } from "#shared/domain/programme/programme-settings.ts";
import {
  type AssessmentKind,
  type AssessmentRecord,
  isInForce,
} from "#shared/domain/reports/assessment/assessment-record.ts";
import { seesSubject } from "#shared/domain/reports/assessment/assessment-scope.ts";
import { type AssessmentStep, stepsAfter } from "#shared/domain/reports/assessment/assessment-steps.ts";
import type { Scorecard } from "#shared/domain/reports/assessment/scorecard.ts";
import { subjectKey } from "#shared/domain/reports/assessment/subject.ts";
import type { Deps } from "#shared/ports/deps.ts";
import {
  type AssessDeps,
  type AssessedQuarter,
  assessQuarter,
  demandAssessable,
  quartersOver,
} from "./assess-quarter.ts";

/** A card with what was decided about it, and what the caller may do about it. */
export type SeenCard = Scorecard & {
  example?: AssessmentRecord | undefined;
  rectification?: AssessmentRecord | undefined;
  may: AssessmentStep[];
};

/** The assessment of a quarter as far as a caller sees it. */
export type SeenAssessment = Pick<AssessedQuarter, "quarter" | "asOf" | "dataOn"> & {
  rules: AssessmentRules;
  /** Every quarter that may be asked for, the latest first. */
  quarters: Quarter[];
  cards: SeenCard[];
  /** What is to be mended still of other quarters. */
  openItems: AssessmentRecord[];
};

/**
 * The scorecards of a quarter that a caller may see, of the last one that is over where none is asked for. Fails with
 * `quarter-too-early` and `quarter-before-start`.
 */
export async function readAssessment(
  deps: AssessDeps & Pick<Deps, "assessments">,
  caller: Person,
  asked: { quarter?: Quarter | undefined },
): Promise<SeenAssessment> {
  const quarters = quartersOver(deps.programme, deps.now());
  const quarter = asked.quarter ?? quarters[0];
  if (quarter === undefined) throw new LedgerFailure("quarter-too-early");
  demandAssessable(deps, quarter);
  const records = await deps.assessments.list();
  const { asOf, dataOn, associations, cards } = await assessQuarter(deps, quarter);
  const sees = seesSubject(caller, deps.programme, associations);
  const own = records.filter(({ subject }) => sees(subject));
  const ofQuarter = own.filter((record) => record.quarter === quarter);
  const openItems = own.filter(
    (record) => record.quarter !== quarter && record.kind === "rectification" && isInForce(record),
  );
  return {
    ...{ quarter, asOf, dataOn, rules: assessmentRulesOf(deps.programme), quarters, openItems },
    cards: withDecided(
      cards.filter((card) => sees(card)),
      ofQuarter,
      caller,
    ),
  };
}

/** Cards with what was decided; what was decided about a subject that has no card any more has one without points. */
function withDecided(
  cards: readonly Scorecard[],
  records: readonly AssessmentRecord[],
  caller: Person,
): SeenCard[] {
  const mayDecide = caller.role === "supervisor" && caller.readOnly !== true;
  const find = (key: string, kind: AssessmentKind) =>
    records.find((record) => record.kind === kind && subjectKey(record.subject) === key);
  const known = new Set(cards.map(subjectKey));
  const gone = new Map(
    records
      .filter(({ subject }) => !known.has(subjectKey(subject)))
      .map(({ subject, subjectName: name }): [string, Scorecard] => [
        subjectKey(subject),
        { ...subject, name, points: null, verdict: "unscored", scores: [] },
      ]),
  );
  return [...cards, ...gone.values()].map((card) => {
    const example = find(subjectKey(card), "example");
    const rectification = find(subjectKey(card), "rectification");
    return {
      ...card,
      example,
      rectification,
      may: mayDecide ? stepsAfter(card, example, rectification) : [],
    };
  });
}
