import type { CoverageCounts } from "#shared/domain/associations/member-coverage.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { AssessmentMeasure, AssessmentRules } from "#shared/domain/programme/assessment-rules.ts";
import { type MeasureFigures, scoreOf, type Tenths, weightedMean } from "./score.ts";
import { measuresOfKind, type Subject } from "./subject.ts";

/** What the rule says of a score: it names an example (典型), says that somebody is behind, neither, or has no score. */
export const verdicts = ["example", "fair", "behind", "unscored"] as const;
export type Verdict = (typeof verdicts)[number];

/** The Chinese name of each verdict. */
export const verdictNames: Record<Verdict, string> = {
  example: "符合典型条件",
  fair: "正常",
  behind: "应整改",
  unscored: "无可评指标",
};

/** One measure of a scorecard: its weight in percent, its points in tenths, and what they come from. */
export type MeasureScore = {
  measure: AssessmentMeasure;
  weight: number;
  points: Tenths;
  figures: MeasureFigures | null;
};

/** The scorecard of an association, a county or a branch for a quarter; points in tenths. */
export type Scorecard = Subject & {
  name: string;
  points: Tenths;
  verdict: Verdict;
  scores: readonly MeasureScore[];
};

/** What a card is made from besides rules; what cannot be measured is absent. */
export type SubjectFigures = Partial<Record<AssessmentMeasure, MeasureFigures>>;

/** The card of one subject: what cannot be measured is scored over the weights of the rest. */
export function scorecardOf(
  rules: Pick<AssessmentRules, "weights" | "exampleFrom" | "behindBelow">,
  subject: Subject & { name: string },
  figures: SubjectFigures,
): Scorecard {
  const scores = measuresOfKind[subject.kind].map((measure) => ({
    ...{ measure, weight: rules.weights[measure] },
    points: scoreOf(measure, figures[measure]),
    figures: figures[measure] ?? null,
  }));
  const points = weightedMean(scores);
  const { kind, id, name } = subject;
  return { kind, id, name, points, verdict: verdictOf(rules, points, scores), scores };
}

/** An example is told from at least half of the weights that apply, so that one figure alone makes none. */
function verdictOf(
  { exampleFrom, behindBelow }: Pick<AssessmentRules, "exampleFrom" | "behindBelow">,
  points: Tenths,
  scores: readonly MeasureScore[],
): Verdict {
  if (points === null) return "unscored";
  if (points < behindBelow * 10) return "behind";
  const weightOf = (some: readonly MeasureScore[]) => some.reduce((sum, { weight }) => sum + weight, 0);
  const isMeasured = weightOf(scores.filter((one) => one.points !== null)) * 2 >= weightOf(scores);
  const isSound = (scores.find(({ measure }) => measure === "nonPerforming")?.figures?.done ?? 0n) === 0n;
  return points >= exampleFrom * 10 && isMeasured && isSound ? "example" : "fair";
}

/** Figures of money. */
export function moneyFigures(done: Fen, of: Fen): MeasureFigures {
  return { unit: "fen", done, of };
}

/** Figures of numbers of something. */
export function countFigures(done: number, of: number): MeasureFigures {
  return { unit: "count", done: BigInt(done), of: BigInt(of) };
}

/** Whom a quarter has reached for the first time, of those who had had no loan before, and how many poor ones in all. */
export function reachFigures(
  before: CoverageCounts | undefined,
  now: CoverageCounts | undefined,
): Pick<SubjectFigures, "newMembers" | "poorReached"> {
  if (before === undefined || now === undefined) return {};
  const without = before.members - before.membersWithLoan;
  return {
    newMembers: countFigures(now.membersWithLoan - before.membersWithLoan, without),
    poorReached: countFigures(now.poorMembersWithLoan, now.poorMembers),
  };
}
