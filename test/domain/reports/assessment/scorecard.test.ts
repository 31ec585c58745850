import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AssessmentMeasure,
  assessmentFaults,
  assessmentMeasures,
  defaultAssessmentRules,
} from "#shared/domain/programme/assessment-rules.ts";
import { pointsText, scoreOf, weightedMean } from "#shared/domain/reports/assessment/score.ts";
import {
  countFigures,
  moneyFigures,
  type SubjectFigures,
  scorecardOf,
} from "#shared/domain/reports/assessment/scorecard.ts";
import { measuresOfKind } from "#shared/domain/reports/assessment/subject.ts";

const dingyuan = { kind: "county", id: "341125", name: "定远县" } as const;
const whole: SubjectFigures = {
  completion: moneyFigures(90n, 100n),
  growth: moneyFigures(110n, 100n),
  newMembers: countFigures(1, 20),
  poorReached: countFigures(3, 4),
  overdue: moneyFigures(1n, 100n),
  nonPerforming: moneyFigures(0n, 100n),
  answers: countFigures(2, 2),
};

describe("a measure is scored", () => {
  const table: [AssessmentMeasure, done: bigint, of: bigint, points: number | null][] = [
    ["completion", 0n, 100n, 0],
    ["completion", 55n, 100n, 550],
    ["completion", 2n, 3n, 667],
    ["completion", 300n, 100n, 1000],
    ["growth", 100n, 100n, 600],
    ["growth", 120n, 100n, 1000],
    ["growth", 500n, 100n, 1000],
    ["growth", 85n, 100n, 300],
    ["growth", 70n, 100n, 0],
    ["growth", 0n, 100n, 0],
    ["newMembers", 1n, 20n, 500],
    ["newMembers", 2n, 20n, 1000],
    ["poorReached", 3n, 4n, 750],
    ["overdue", 0n, 100n, 1000],
    ["overdue", 1n, 100n, 800],
    ["overdue", 5n, 100n, 0],
    ["overdue", 50n, 100n, 0],
    ["nonPerforming", 3n, 200n, 500],
    ["nonPerforming", 3n, 100n, 0],
    ["books", 2n, 3n, 667],
    ["answers", 1n, 2n, 500],
    ["completion", 5n, 0n, null],
    ["growth", 5n, 0n, null],
  ];
  test.each(table)("%s: %d of %d gives %d tenths", (measure, done, of, points) => {
    expect(scoreOf(measure, { done, of })).toBe(points);
  });

  test("with nothing that is known of it by no points at all", () => {
    expect(scoreOf("books", undefined)).toBeNull();
    expect(pointsText(null)).toBe("—");
    expect([pointsText(864), pointsText(1000), pointsText(5)]).toEqual(["86.4", "100.0", "0.5"]);
  });

  test("between nothing and all, whatever the figures", () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(fc.constantFrom(...assessmentMeasures), amount, amount, (measure, done, of) => {
        const points = scoreOf(measure, { done, of });
        if (of === 0n) expect(points).toBeNull();
        else expect(Number.isInteger(points) && Number(points) >= 0 && Number(points) <= 1000).toBe(true);
      }),
    );
  });
});

describe("a scorecard", () => {
  test("has every measure of its kind with its figures, and the mean by weight", () => {
    const card = scorecardOf(defaultAssessmentRules, dingyuan, whole);

    expect(card.scores.map(({ measure, points }) => [measure, points])).toEqual([
      ["completion", 900],
      ["growth", 800],
      ["newMembers", 500],
      ["poorReached", 750],
      ["overdue", 800],
      ["nonPerforming", 1000],
      ["answers", 1000],
    ]);
    // (25×90 + 10×(80 + 50 + 75 + 80 + 100) + 15×100) / 90
    expect(card).toMatchObject({ points: 844, verdict: "fair" });
  });

  test("is scored over the rest of the weights where a measure is missing, never zero by guess", () => {
    const { completion: _part, newMembers: _register, ...rest } = whole;

    const card = scorecardOf(defaultAssessmentRules, dingyuan, rest);

    expect(card.scores[0]).toEqual({ measure: "completion", weight: 25, points: null, figures: null });
    expect(card.points).toBe(Math.round((10 * (800 + 750 + 800 + 1000) + 15 * 1000) / 55));
    expect(scorecardOf(defaultAssessmentRules, dingyuan, {})).toMatchObject({
      points: null,
      verdict: "unscored",
    });
  });

  test("names an example from enough points on, without 不良, told from half of the weights", () => {
    const good: SubjectFigures = {
      ...{ completion: moneyFigures(100n, 100n), growth: moneyFigures(120n, 100n) },
      ...{ overdue: moneyFigures(0n, 1_000_000n), nonPerforming: moneyFigures(0n, 1_000_000n) },
    };
    const verdictOf = (figures: SubjectFigures, rules = defaultAssessmentRules) =>
      scorecardOf(rules, dingyuan, figures).verdict;

    expect(verdictOf(good)).toBe("example");
    expect(verdictOf({ ...good, nonPerforming: moneyFigures(1n, 1_000_000n) })).toBe("fair");
    expect(verdictOf({ completion: moneyFigures(100n, 100n) })).toBe("fair");
    expect(verdictOf({ completion: moneyFigures(59n, 100n) })).toBe("behind");
    expect(verdictOf({ completion: moneyFigures(60n, 100n) })).toBe("fair");
    expect(verdictOf(good, { ...defaultAssessmentRules, exampleFrom: 100 })).toBe("example");
  });

  test("lies between its lowest and its highest measure, and weights of zero change nothing", () => {
    const scored = fc.record({
      weight: fc.integer({ min: 0, max: 100 }),
      points: fc.option(fc.integer({ min: 0, max: 1000 })),
    });
    fc.assert(
      fc.property(fc.array(scored, { maxLength: 8 }), fc.integer({ min: 0, max: 1000 }), (scores, points) => {
        const mean = weightedMean(scores);
        const counted = scores.flatMap((one) =>
          one.points === null || one.weight === 0 ? [] : [one.points],
        );
        if (counted.length === 0) expect(mean).toBeNull();
        else {
          expect(mean).toBeGreaterThanOrEqual(Math.min(...counted));
          expect(mean).toBeLessThanOrEqual(Math.max(...counted));
        }
        expect(weightedMean([...scores, { weight: 0, points }, { weight: 9, points: null }])).toBe(mean);
        expect(weightedMean(scores.toReversed())).toBe(mean);
      }),
    );
  });

  test("never asks of a kind what another one answers for", () => {
    expect(measuresOfKind.association).not.toContain("books");
    expect(measuresOfKind.branch).not.toContain("completion");
    const card = scorecardOf(
      defaultAssessmentRules,
      { kind: "association", id: "a1", name: "花生协会" },
      { books: countFigures(0, 3), answers: countFigures(0, 1), completion: moneyFigures(1n, 1n) },
    );
    expect(card.points).toBe(1000);
  });
});

test("rules that do not add up are refused in words", () => {
  const { weights } = defaultAssessmentRules;
  expect(assessmentFaults(defaultAssessmentRules)).toEqual([]);
  expect(assessmentFaults({ ...defaultAssessmentRules, weights: { ...weights, books: 11 } })).toEqual([
    "各项考核权重合计应为 100",
  ]);
  expect(
    assessmentFaults({ ...defaultAssessmentRules, weights: { ...weights, books: -10, growth: 30 } }),
  ).toEqual(["考核权重应为 0 到 100 的整数"]);
  expect(assessmentFaults({ ...defaultAssessmentRules, behindBelow: 90, rectifyDays: 0 })).toEqual([
    "整改的分数线应低于典型的分数线",
    "整改时限应为 1 到 365 天",
  ]);
});
