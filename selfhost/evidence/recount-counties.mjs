import { editionOf } from "./edition-of.mjs";
import { amount, lent, lentToHouseholds, owed, percent, qualityOf, sum, unattributed } from "./loan-sums.mjs";

/** What was lent in each county of a report, and what its part of the goal makes of it. */
export function recountCounties({ report, evidence, printed }, { loans, inWindow, ofMonth }) {
  const listed = report.counties.map(({ code }) => code);
  const others = [...new Set(loans.map((loan) => loan.countyCode))]
    .filter((code) => !listed.includes(code))
    .sort();
  const names = new Map(report.counties.map(({ code, name }) => [code, name]));
  const of = (list, code) => list.filter((loan) => loan.countyCode === code);
  const money = (list) => listed.map((code) => sum(of(list, code), amount));
  const edition = editionOf(report);
  const rank = (amounts, index) =>
    index < listed.length ? amounts.filter((fen) => fen > amounts[index]).length + 1 : null;
  const now = money(inWindow);
  const before = money(inWindow.filter((loan) => loan.disbursedOn < `${report.month}-01`));
  const goals = printed ?? goalOfCounties({ report, evidence }, listed);
  const percentOfGoal = (code) =>
    goals.has(code) ? percent(sum(of(inWindow, code), amount), goals.get(code)) : null;
  const ranks = (index) =>
    edition >= 7
      ? { rank: placeOf(now, listed, goals, index), rankBefore: placeOf(before, listed, goals, index) }
      : { rank: rank(now, index), rankBefore: before.some((fen) => fen > 0n) ? rank(before, index) : null };
  return [...listed, ...others].map((code, index) => ({
    code,
    name: names.get(code) ?? (code === unattributed ? "待归属" : code),
    month: lent(of(ofMonth, code)),
    cumulative: lentToHouseholds(of(inWindow, code)),
    outstandingFen: sum(of(loans, code), owed),
    ...(edition >= 7 ? qualityOf(of(loans, code), edition) : {}),
    goalFen: goals.get(code) ?? null,
    percentOfGoal: percentOfGoal(code),
    ...ranks(index),
  }));
}

/** By the printed part of the goal; where there is no part, or nothing was lent, there is no place. */
function placeOf(amounts, codes, goals, index) {
  const parts = codes.map((code, at) =>
    goals.get(code) > 0n && amounts[at] > 0n ? percent(amounts[at], goals.get(code)) : null,
  );
  const own = parts[index] ?? null;
  return own === null ? null : parts.filter((part) => part !== null && part > own).length + 1;
}

/** The goal over the counties by their weights or how many confirmed associations they have, in whole 万元 by largest remainder. */
function goalOfCounties({ report, evidence }, codes) {
  const goal = BigInt(report.programme.goalFen);
  const count = (code) =>
    evidence.associations.filter((one) => one.confirmed && one.countyCode === code).length;
  const weightOf = ({ code, goalWeight = 0 }) =>
    report.goalSplitBy === "weights" ? goalWeight : count(code);
  let weights = report.counties.map((county) => BigInt(weightOf(county)));
  if (weights.every((weight) => weight === 0n)) weights = weights.map(() => 1n);
  const all = weights.reduce((one, other) => one + other, 0n);
  const wan = goal / 1_000_000n;
  const parts = weights.map((weight, index) => ({
    index,
    steps: (wan * weight) / all,
    left: (wan * weight) % all,
  }));
  const missing = Number(wan - parts.reduce((so, { steps }) => so + steps, 0n));
  const raised = parts
    .toSorted((a, b) => (a.left === b.left ? a.index - b.index : a.left < b.left ? 1 : -1))
    .slice(0, missing);
  const first = weights.findIndex((weight) => weight > 0n);
  const fen = (part) =>
    (part.steps + (raised.includes(part) ? 1n : 0n)) * 1_000_000n +
    (part.index === first ? goal % 1_000_000n : 0n);
  return new Map(codes.map((code, index) => [code, fen(parts[index])]));
}
