// Works the scores of a report out again: from the figures that it states, and these from the journal as far as that tells.

import { measureNames, pointsOf, verdictNames } from "./expected-assessment.mjs";
import { amount, sum } from "./loan-sums.mjs";

const applies = {
  county: ["completion", "growth", "newMembers", "poorReached", "overdue", "nonPerforming", "answers"],
  branch: ["growth", "overdue", "nonPerforming", "books", "answers"],
};
const half = (part, whole) => {
  const doubled = part * 2n + whole;
  const cut = doubled / (whole * 2n);
  return doubled < 0n && doubled % (whole * 2n) !== 0n ? cut - 1n : cut;
};
/** How many tenths each measure gives for so much done of so much. */
const tenthsOf = {
  completion: (done, of) => half(done * 1000n, of),
  growth: (done, of) => 600n + half((done - of) * 2000n, of),
  newMembers: (done, of) => half(done * 10000n, of),
  poorReached: (done, of) => half(done * 1000n, of),
  overdue: (done, of) => 1000n - half(done * 20000n, of),
  nonPerforming: (done, of) => 1000n - half(done * 100000n, of * 3n),
  books: (done, of) => half(done * 1000n, of),
  answers: (done, of) => half(done * 1000n, of),
};

/** Compares the scorecards of a report with what its figures and the journal make of them. */
export function checkAssessment({ report, loans }, differ) {
  const cards = report.assessment?.cards;
  if (cards === undefined) return;
  const { weights, exampleFrom, behindBelow } = cards.rules;
  const all = Object.values(weights).reduce((so, weight) => so + weight, 0);
  if (all !== 100) differ("考核权重之和", 100, all);
  for (const card of cards.scorecards) {
    const at = `考核 ${card.name}`;
    const measures = card.scores.map(({ measure }) => measure).join();
    if (measures !== applies[card.kind].join()) differ(`${at} 的指标`, applies[card.kind].join(), measures);
    for (const { measure, weight, points, figures } of card.scores) {
      if (weight !== weights[measure]) differ(`${at} ${measure} 的权重`, weights[measure], weight);
      const expected = pointsFor(measure, figures);
      if (points !== expected) differ(`${at} ${measure} 的得分`, expected, points);
    }
    const points = meanOf(card.scores);
    if (card.points !== points) differ(`${at} 的得分`, points, card.points);
    const verdict = verdictOf(card, { exampleFrom, behindBelow });
    if (card.verdict !== verdict) differ(`${at} 的评价`, verdict, card.verdict);
    if (card.kind === "county") checkLending(card, { report, loans, quarter: cards.quarter }, differ);
  }
}

function pointsFor(measure, figures) {
  if (figures === null || figures.of <= 0) return null;
  const tenths = tenthsOf[measure](BigInt(figures.done), BigInt(figures.of));
  return Number(tenths < 0n ? 0n : tenths > 1000n ? 1000n : tenths);
}

function meanOf(scores) {
  const told = scores.filter(({ points, weight }) => points !== null && weight > 0);
  const weights = told.reduce((so, { weight }) => so + weight, 0);
  const points = told.reduce((so, { weight, points: one }) => so + weight * one, 0);
  return weights === 0 ? null : Math.floor((points * 2 + weights) / (weights * 2));
}

function verdictOf({ points, scores }, { exampleFrom, behindBelow }) {
  if (points === null) return "unscored";
  if (points < behindBelow * 10) return "behind";
  const weight = (list) => list.reduce((so, one) => so + one.weight, 0);
  const measured = weight(scores.filter((one) => one.points !== null)) * 2 >= weight(scores);
  const bad = scores.find(({ measure }) => measure === "nonPerforming")?.figures?.done ?? 0;
  return points >= exampleFrom * 10 && measured && bad === 0 ? "example" : "fair";
}

/** What a county was lent, of the journal; what is owed and who was reached is of other sources too. */
function checkLending({ id, name, scores }, { report, loans, quarter }, differ) {
  const own = loans.filter((loan) => loan.countyCode === id && loan.disbursedOn <= report.asOf);
  const { firstOn, lastOn } = report.programme;
  const inWindow = own.filter(({ disbursedOn }) => disbursedOn >= firstOn && disbursedOn <= lastOn);
  const quarterOf = ({ disbursedOn }) =>
    `${disbursedOn.slice(0, 4)}Q${Math.ceil(Number(disbursedOn.slice(5, 7)) / 3)}`;
  const lastYear = `${String(Number(quarter.slice(0, 4)) - 1).padStart(4, "0")}${quarter.slice(4)}`;
  const of = (wanted) =>
    sum(
      own.filter((loan) => quarterOf(loan) === wanted),
      amount,
    );
  const figures = new Map(scores.map((score) => [score.measure, score.figures]));
  const compare = (what, expected, found) => {
    if (found !== undefined && BigInt(found) !== expected) differ(`考核 ${name} ${what}`, expected, found);
  };
  compare("completion 的累计发放", sum(inWindow, amount), figures.get("completion")?.done);
  compare("growth 的本季发放", of(quarter), figures.get("growth")?.done);
  compare("growth 的上年同季发放", of(lastYear), figures.get("growth")?.of);
}

/** 考核表: the lines of counties and branches are those of the report. */
export function checkAssessmentSheet(sheets, { assessment }, differ) {
  const cards = assessment?.cards;
  if (cards === undefined) return;
  const rows = (sheets.get("考核表") ?? []).slice(3);
  const kinds = { county: "县（市、区）", branch: "银行（支行）" };
  for (const { kind, name, points, scores, verdict } of cards.scorecards) {
    const byMeasure = new Map(scores.map((score) => [score.measure, score.points]));
    const cells = Object.keys(measureNames).map((measure) => pointsOf(byMeasure.get(measure) ?? null));
    const expected = [kinds[kind], name, pointsOf(points), ...cells, verdictNames[verdict]].join("｜");
    const found = rows.find((row) => row[0] === kinds[kind] && row[1] === name)?.join("｜") ?? "缺失";
    if (found !== expected) differ(`report.xlsx“考核表”${name}`, expected, found);
  }
}
