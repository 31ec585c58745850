import type { MemberCoverage } from "#shared/domain/associations/member-coverage.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { firstDayOf } from "#shared/domain/base/month.ts";
import { addQuarters, monthsOfQuarter } from "#shared/domain/base/quarter.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { Association } from "#shared/domain/people/association.ts";
import { withoutMerged } from "#shared/domain/people/merged.ts";
import type { AssessmentRules } from "#shared/domain/programme/assessment-rules.ts";
import { splitGoal } from "#shared/domain/programme/goal-split.ts";
import { plannedFenAt } from "#shared/domain/programme/plan.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { type AssessmentTally, type SubjectTally, tallyOf } from "./assessment-tally.ts";
import type { BooksInTime } from "./books-in-time.ts";
import {
  countFigures,
  moneyFigures,
  reachFigures,
  type Scorecard,
  type SubjectFigures,
  scorecardOf,
} from "./scorecard.ts";
import { branchSubjects } from "./subject.ts";

type Listed = Pick<
  Association,
  "associationId" | "name" | "countyCode" | "confirmed" | "closedOn" | "mergedInto"
>;

/** What the cards of a quarter are made from. */
export type QuarterBasis = {
  programme: Programme;
  rules: AssessmentRules;
  associations: readonly Listed[];
  tally: AssessmentTally;
  /** Whom loans had reached before the quarter, and by its end; absent where no register is kept. */
  coverage?: { before: MemberCoverage; now: MemberCoverage } | undefined;
  books: ReadonlyMap<string, BooksInTime>;
};

/** The cards of a quarter: counties in official order, associations by county and name, branches as the settings have them. */
export function quarterCards(basis: QuarterBasis): Scorecard[] {
  const { programme, rules, tally, coverage, books } = basis;
  const goals = splitGoal(programme, basis.associations);
  const order = new Map(programme.counties.map(({ code }, index) => [code, index]));
  const listed = withoutMerged(basis.associations)
    .filter(({ confirmed, closedOn }) => confirmed && (closedOn === undefined || closedOn > tally.asOf))
    .sort(
      (a, b) =>
        (order.get(a.countyCode) ?? order.size) - (order.get(b.countyCode) ?? order.size) ||
        textOrder(a.name, b.name) ||
        textOrder(a.associationId, b.associationId),
    );
  const lentOf = (lent: SubjectTally, goalFen: Fen | undefined) => ({
    ...lendingFigures(programme, tally, lent),
    ...completionFigures(programme, tally, lent, goalFen),
  });
  return [
    ...programme.counties.map(({ code, name }) => {
      const lent = tallyOf(tally, { kind: "county", id: code });
      const reach = reachFigures(coverage?.before.byCounty.get(code), coverage?.now.byCounty.get(code));
      const figures = { ...lentOf(lent, goals.counties.get(code)), ...reach, ...answerFigures(lent) };
      return scorecardOf(rules, { kind: "county", id: code, name }, figures);
    }),
    ...listed.map(({ associationId: id, name }) => {
      const lent = tallyOf(tally, { kind: "association", id });
      const reach = reachFigures(coverage?.before.byAssociation.get(id), coverage?.now.byAssociation.get(id));
      const figures = { ...lentOf(lent, goals.associations.get(id)), ...reach };
      return scorecardOf(rules, { kind: "association", id, name }, figures);
    }),
    ...branchSubjects(programme).map(({ id, name }) => {
      const lent = tallyOf(tally, { kind: "branch", id });
      const { inTime = 0, months = 0 } = books.get(id) ?? {};
      const figures = {
        ...lendingFigures(programme, tally, lent),
        ...answerFigures(lent),
        books: countFigures(inTime, months),
      };
      return scorecardOf(rules, { kind: "branch", id, name }, figures);
    }),
  ];
}

/** What counts towards a part of the goal, of what of it was to be reached by the quarter's end. */
function completionFigures(
  programme: Programme,
  { asOf }: Pick<AssessmentTally, "asOf">,
  { countedFen }: SubjectTally,
  goalFen: Fen | undefined,
): SubjectFigures {
  if (goalFen === undefined || programme.goalFen === 0n) return {};
  const plannedFen = (plannedFenAt(programme, asOf) * goalFen) / programme.goalFen;
  return { completion: moneyFigures(countedFen, plannedFen) };
}

/** A quarter that began before the programme did is no base to grow from. */
function lendingFigures(
  { firstOn }: Pick<Programme, "firstOn">,
  { quarter }: Pick<AssessmentTally, "quarter">,
  lent: SubjectTally,
): SubjectFigures {
  const hasBase = firstDayOf(monthsOfQuarter(addQuarters(quarter, -4))[0]) >= firstOn;
  return {
    ...(hasBase ? { growth: moneyFigures(lent.quarterFen, lent.quarterLastYearFen) } : {}),
    overdue: moneyFigures(lent.overdueFen, lent.outstandingFen),
    nonPerforming: moneyFigures(lent.nonPerformingFen, lent.outstandingFen),
  };
}

function answerFigures({ answers }: SubjectTally): SubjectFigures {
  return { answers: countFigures(answers.inTime, answers.owed) };
}
