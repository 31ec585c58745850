// Tells the month of the nearest earlier report anew from the journal, and compares what differs with what a report
// corrects.

import { derivedFigures as derivedOf } from "./derived-figures.mjs";
import { editionOf } from "./edition-of.mjs";
import { foldLoans } from "./fold-loans.mjs";
import { recountFigures } from "./recount-figures.mjs";

const correctionsMax = 2_000;

/** `earlier` is the JSON of the report that this one is compared with. */
export function checkRetold({ report, earlier, evidence, blocks }, differ) {
  checkSettings(report, earlier, differ);
  if (report.figureCorrections === null) return;
  const balances = editionOf(earlier) >= 7;
  const loans = foldLoans(blocks, balances ? { day: earlier.asOf } : {});
  const goals = new Map(
    earlier.byCounty
      .filter(({ goalFen }) => goalFen !== null)
      .map(({ code, goalFen }) => [code, BigInt(goalFen)]),
  );
  const derives = editionOf(report) >= 9;
  const toldOf = (of) => new Map([...printed(of, balances), ...(derives ? derived(of, balances) : [])]);
  const was = toldOf(earlier);
  const is = toldOf({ ...earlier, ...recountFigures({ report: earlier, evidence, goals }, loans) });
  const isKnown = (key) => was.has(key) || is.has(key) || !/^(annex|type|coverage)\//.test(key);
  const isTold = (key) =>
    !(earlier.withholds && /\/place|^(compare|pace|outlook)\//.test(key)) &&
    !/^(coverage|associations)\//.test(key) &&
    !isPutTogether(earlier, key) &&
    isKnown(key);
  const expected = [...new Set([...was.keys(), ...is.keys()])]
    .filter(
      (key) =>
        isTold(key) && (was.get(key) ?? nothing(is.get(key))) !== (is.get(key) ?? nothing(was.get(key))),
    )
    .map((key) => `${key}：${was.get(key) ?? nothing(is.get(key))}→${is.get(key) ?? nothing(was.get(key))}`);
  const found = report.figureCorrections
    .filter(({ key }) => isTold(key))
    .map(({ key, before, after }) => `${key}：${valueText(before)}→${valueText(after)}`);
  if (report.figureCorrections.length >= correctionsMax) return;
  for (const line of expected) if (!found.includes(line)) differ("对以前月份的更正", line, "缺失");
  for (const line of found) if (!expected.includes(line)) differ("对以前月份的更正", "没有这一项", line);
}

/** Which groups an annex puts together may be others now. */
function isPutTogether({ annex }, key) {
  const [of, dimension] = key.split("/");
  return of === "annex" && annex[dimension].some(({ name }) => name === "其他");
}

function checkSettings({ settingChanges, programme }, earlier, differ) {
  const told = (name) => settingChanges.some((change) => change.name === name);
  const [was, is] = [earlier.programme, programme];
  const isMoved = was.firstOn !== is.firstOn || was.lastOn !== is.lastOn;
  for (const [name, changed] of [
    ["总目标", was.goalFen !== is.goalFen],
    ["合作期", isMoved],
    ["分期目标", JSON.stringify(was.tranches) !== JSON.stringify(is.tranches)],
  ])
    if (changed !== told(name))
      differ(`${name}的调整`, changed ? "写明" : "没有", told(name) ? "写明" : "没有");
}

/** What follows from other figures, as texts; what rests on registers is told from no journal. */
function derived(of, balances) {
  return derivedOf(of, balances).map(([key, value]) => [key, valueText(value)]);
}

function valueText({ loanCount, households, fen, place, text }) {
  if (text !== undefined) return `“${text ?? "—"}”`;
  return JSON.stringify([
    loanCount ?? null,
    households ?? null,
    fen === undefined ? null : Number(fen),
    place,
  ]);
}

/** Nothing of what the other side counts. */
function nothing(text) {
  if (text === undefined) return undefined;
  if (text.startsWith("“")) return "“—”";
  const [loanCount, households, fen, place] = JSON.parse(text);
  const zero = (value) => (value === null ? null : 0);
  return JSON.stringify([
    zero(loanCount),
    zero(households),
    zero(fen),
    place === undefined ? undefined : null,
  ]);
}

/** The figures that a report prints, as texts by the keys under which it corrects them. */
function printed(of, balances) {
  const figures = new Map();
  const lent = (key, line) => {
    const { loanCount, households, disbursedFen: fen } = line;
    figures.set(key, valueText({ loanCount, households, fen }));
  };
  const owed = (key, { loanCount, outstandingFen: fen }) => figures.set(key, valueText({ loanCount, fen }));
  const fenOnly = (key, fen) => figures.set(key, valueText({ fen }));
  for (const [key, line] of [
    ["month", of.thisMonth],
    ["cumulative", of.cumulative],
  ]) {
    lent(key, line);
    lent(`${key}/new`, line.newMoney);
    lent(`${key}/renewal`, line.renewal);
    lent(`poor/${key}`, of.poor[key]);
  }
  lent("before", of.beforeWindow);
  lent("after", of.afterWindow);
  const lines = [
    ...of.byBorrowerType.map((line) => [`type/${line.type}`, line]),
    ...of.byCounty.map((line) => [`county/${line.code}`, line]),
  ];
  for (const [key, line] of lines) {
    lent(`${key}/month`, line.month);
    lent(`${key}/cumulative`, line.cumulative);
    if (balances) fenOnly(`${key}/owed`, line.outstandingFen);
    if (line.code === undefined) continue;
    figures.set(`${key}/place`, valueText({ place: line.rank }));
    figures.set(`${key}/placeBefore`, valueText({ place: line.rankBefore }));
    if (!balances) continue;
    fenOnly(`${key}/overdue`, line.overdue.outstandingFen);
    fenOnly(`${key}/bad`, line.nonPerforming.outstandingFen);
  }
  if (balances) addBalances(of, owed);
  return figures;
}

function addBalances({ outstanding, quality, annex }, owed) {
  owed("owed", outstanding);
  owed("overdue", quality.overdue);
  owed("bad", quality.nonPerforming);
  for (const line of quality.byClass) owed(`class/${line.classification}`, line);
  owed("class/unclassified", quality.unclassified);
  for (const [dimension, groups] of Object.entries(annex))
    for (const group of groups) owed(`annex/${dimension}/${group.name}`, group);
}
