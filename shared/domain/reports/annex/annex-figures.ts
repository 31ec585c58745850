import { addDays, type Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { monthOf } from "#shared/domain/base/month.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import { classificationNames, classifications } from "#shared/domain/ledger/classification.ts";
import type { FigureFrame } from "#shared/domain/ledger/figure-loans.ts";
import { type LoanFacts, outstandingFenOf } from "#shared/domain/ledger/loan.ts";
import { hasMeasure } from "#shared/domain/ledger/loan-measure.ts";
import { countsTowardsGoal } from "#shared/domain/programme/programme.ts";
import type { Owed } from "#shared/domain/progress/quality.ts";
import type { Lent } from "../lent.ts";

/** By what the form of small loans (小额贷款统计表) parts what is owed. */
export const annexDimensions = ["guarantee", "purpose", "size", "term", "classification"] as const;
export type AnnexDimension = (typeof annexDimensions)[number];

/** The Chinese name of each dimension. */
export const annexDimensionNames: Record<AnnexDimension, string> = {
  guarantee: "按担保方式",
  purpose: "按贷款用途",
  size: "按单笔金额",
  term: "按贷款期限",
  classification: "按五级分类",
};

/** A group of a dimension and what is owed in it. */
export type AnnexGroup = Owed & { name: string };

/** What is owed at a month's end by each dimension; the groups of each add up to all that is owed. */
export type AnnexFigures = Record<AnnexDimension, readonly AnnexGroup[]>;

/** How many groups a dimension of free words has at most; the smaller ones are put together as 其他. */
export const annexGroupsMax = 20;
const others = "其他";
const untold = "未填报";

const wanFen = 1_000_000n;
const sizeBands: readonly (readonly [name: string, fenMax: Fen])[] = [
  ["5万元（含）以下", 5n * wanFen],
  ["5万至10万元（含）", 10n * wanFen],
  ["10万至50万元（含）", 50n * wanFen],
  ["50万至100万元（含）", 100n * wanFen],
];
const largest = "100万元以上";
const termBands: readonly (readonly [name: string, daysMax: number])[] = [
  ["6个月（含）以内", 184],
  ["6个月至1年（含）", 366],
  ["1年至3年（含）", 1096],
];
const longest = "3年以上";

/** What is collected for the annex: loans are added one by one, in any order. */
export type AnnexTally = Record<AnnexDimension, Map<string, Owed>>;

/** A tally without any loan; the groups that are known beforehand keep their order. */
export function startAnnex(): AnnexTally {
  return {
    guarantee: new Map(),
    purpose: new Map(),
    size: emptyGroups([...sizeBands.map(([name]) => name), largest]),
    term: emptyGroups([...termBands.map(([name]) => name), longest, untold]),
    classification: emptyGroups([...classifications.map((one) => classificationNames[one]), untold]),
  };
}

/** Adds a loan that was disbursed by `asOf` and on which something is owed. */
export function addToAnnex(tally: AnnexTally, facts: LoanFacts, asOf: Day): void {
  const outstandingFen = outstandingFenOf(facts);
  if (facts.disbursedOn > asOf || outstandingFen <= 0n) return;
  const groups = annexGroupsOf(facts);
  for (const dimension of annexDimensions) {
    const owed = tally[dimension].get(groups[dimension]) ?? { loanCount: 0, outstandingFen: 0n };
    tally[dimension].set(groups[dimension], {
      loanCount: owed.loanCount + 1,
      outstandingFen: owed.outstandingFen + outstandingFen,
    });
  }
}

/** The group of each dimension that a loan is in. */
export function annexGroupsOf(facts: LoanFacts): Record<AnnexDimension, string> {
  return {
    guarantee: facts.guarantee ?? untold,
    purpose: facts.purpose ?? untold,
    size: sizeBands.find(([, fenMax]) => facts.amountFen <= fenMax)?.[0] ?? largest,
    term: termOf(facts),
    classification:
      facts.classification === undefined || facts.status === "settled"
        ? untold
        : classificationNames[facts.classification],
  };
}

/** What one association's members and itself were lent in the month and within the window, and still owe. */
export type AssociationLine = {
  month: Lent;
  cumulative: Lent;
  outstandingFen: Fen;
  overdue: Owed;
  nonPerforming: Owed;
};

/** The line of an association without a loan. */
export const emptyAssociationLine: AssociationLine = {
  month: { loanCount: 0, disbursedFen: 0n },
  cumulative: { loanCount: 0, disbursedFen: 0n },
  outstandingFen: 0n,
  overdue: { loanCount: 0, outstandingFen: 0n },
  nonPerforming: { loanCount: 0, outstandingFen: 0n },
};

/** Lines by association; loans are added one by one, in any order. */
export type AssociationLines = Map<string, AssociationLine>;

/** Adds a loan that was disbursed by the window's frame's day to its association's line. */
export function addToAssociations(lines: AssociationLines, facts: LoanFacts, frame: FigureFrame): void {
  const { asOf } = frame;
  if (facts.disbursedOn > asOf) return;
  const { associationId } = groupsOf(facts);
  const line = lines.get(associationId) ?? emptyAssociationLine;
  const counts = countsTowardsGoal(frame, facts.disbursedOn);
  lines.set(associationId, {
    month: monthOf(facts.disbursedOn) === monthOf(asOf) ? withLoan(line.month, facts) : line.month,
    cumulative: counts ? withLoan(line.cumulative, facts) : line.cumulative,
    outstandingFen: line.outstandingFen + outstandingFenOf(facts),
    overdue: hasMeasure(facts, "overdue") ? withOwed(line.overdue, facts) : line.overdue,
    nonPerforming: hasMeasure(facts, "nonPerforming")
      ? withOwed(line.nonPerforming, facts)
      : line.nonPerforming,
  });
}

function withOwed({ loanCount, outstandingFen }: Owed, facts: LoanFacts): Owed {
  return { loanCount: loanCount + 1, outstandingFen: outstandingFen + outstandingFenOf(facts) };
}

function withLoan({ loanCount, disbursedFen }: Lent, { amountFen }: LoanFacts): Lent {
  return { loanCount: loanCount + 1, disbursedFen: disbursedFen + amountFen };
}

/** The figures of a finished tally: free words by what is owed, the largest first, the others in their order. */
export function annexFigures(tally: AnnexTally): AnnexFigures {
  return {
    guarantee: byOwed(tally.guarantee),
    purpose: byOwed(tally.purpose),
    size: inOrder(tally.size),
    term: inOrder(tally.term),
    classification: inOrder(tally.classification),
  };
}

function termOf({ disbursedOn, dueOn }: LoanFacts): string {
  if (dueOn === undefined) return untold;
  return termBands.find(([, daysMax]) => dueOn <= addDays(disbursedOn, daysMax))?.[0] ?? longest;
}

function emptyGroups(names: readonly string[]): Map<string, Owed> {
  return new Map(names.map((name) => [name, { loanCount: 0, outstandingFen: 0n }]));
}

function inOrder(groups: ReadonlyMap<string, Owed>): AnnexGroup[] {
  return [...groups].map(([name, owed]) => ({ name, ...owed }));
}

function byOwed(groups: ReadonlyMap<string, Owed>): AnnexGroup[] {
  const sorted = inOrder(groups).sort((a, b) =>
    a.outstandingFen === b.outstandingFen
      ? a.name < b.name
        ? -1
        : 1
      : a.outstandingFen < b.outstandingFen
        ? 1
        : -1,
  );
  const shown = sorted.slice(0, annexGroupsMax);
  const rest = sorted.slice(annexGroupsMax);
  if (rest.length === 0) return shown;
  const sum = rest.reduce(
    (all, { loanCount, outstandingFen }) => ({
      loanCount: all.loanCount + loanCount,
      outstandingFen: all.outstandingFen + outstandingFen,
    }),
    { loanCount: 0, outstandingFen: 0n },
  );
  return [...shown, { name: others, ...sum }];
}
