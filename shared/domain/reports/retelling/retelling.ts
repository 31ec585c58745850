import type { LoanStep } from "#shared/domain/ledger/dated-facts.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import {
  type AnnexTally,
  type AssociationLine,
  type AssociationLines,
  addToAnnex,
  addToAssociations,
  annexFigures,
  emptyAssociationLine,
  startAnnex,
} from "../annex/annex-figures.ts";
import { countyFigures } from "../county-figures.ts";
import { overallFigures } from "../overall-figures.ts";
import { planStatusOf } from "../plan-status.ts";
import type { ReportEdition } from "../report-edition.ts";
import { startTally, type Tally, tallyLoan } from "../tally.ts";
import { type Contributions, contributionsOf } from "./contributions.ts";
import { isWithheld } from "./derived-figures.ts";
import { changedFigures, type FigureCauseKind, type FigureCorrection } from "./figure-corrections.ts";
import { printedFigures } from "./printed-figures.ts";
import type { DerivedParts, PrintedFigure, PrintedParts } from "./printed-parts.ts";

/** By what a figure was changed, before the import's file is looked up. */
export type ChangeSource = { importId: string; kind: FigureCauseKind; loanCount: number };

/** What is collected to tell the month of an earlier report anew: loans are added one by one, in any order. */
export type Retelling = {
  programme: Programme;
  edition: ReportEdition;
  tally: Tally;
  annex: AnnexTally;
  lines: AssociationLines;
  /** What was added to each association's figures since that report. */
  added: Map<string, { loanCount: number; fen: bigint }>;
  sources: Map<string, Map<string, ChangeSource>>;
};

/** The same without any loan, for a month, under the programme that its report was made by. */
export function startRetelling(programme: Programme, month: string, edition: ReportEdition): Retelling {
  return {
    ...{ programme, edition, tally: startTally(programme, month, edition), annex: startAnnex() },
    ...{ lines: new Map(), added: new Map(), sources: new Map() },
  };
}

/** Adds a loan: how it was for that report on its month's last day, and after each step since. */
export function addRetold(
  retelling: Retelling,
  along: readonly (LoanFacts | undefined)[],
  steps: readonly (Pick<LoanStep, "kind"> & { importId: string })[],
): void {
  const { tally, annex, lines, sources } = retelling;
  const now = along.at(-1);
  if (now !== undefined) {
    tallyLoan(tally, now);
    addToAnnex(annex, now, tally.asOf);
    addToAssociations(lines, now, tally);
  }
  if (steps.length === 0) return;
  const added = along.map((facts) => contributionsOf(facts, tally));
  addChange(retelling, added[0], added.at(-1));
  for (const [index, { importId, kind }] of steps.entries()) {
    for (const key of changedKeys(added[index], added[index + 1])) {
      const own = sources.get(key) ?? new Map<string, ChangeSource>();
      const name = `${importId} ${kind}`;
      const source = own.get(name) ?? { importId, kind, loanCount: 0 };
      own.set(name, { ...source, loanCount: source.loanCount + 1 });
      sources.set(key, own);
    }
  }
}

function addChange(
  { added }: Retelling,
  before: Contributions = new Map(),
  after: Contributions = new Map(),
): void {
  for (const key of changedKeys(before, after)) {
    if (!key.startsWith("association/")) continue;
    const sum = added.get(key) ?? { loanCount: 0, fen: 0n };
    added.set(key, {
      loanCount: sum.loanCount + Number(after.has(key)) - Number(before.has(key)),
      fen: sum.fen + (after.get(key) ?? 0n) - (before.get(key) ?? 0n),
    });
  }
}

function changedKeys(before: Contributions = new Map(), after: Contributions = new Map()): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => before.get(key) !== after.get(key),
  );
}

type Changed = Omit<FigureCorrection, "causes">;

/** What of registers is retold beside the loans; `undefined` where what follows from figures is not corrected. */
export type RetoldBeside = Pick<DerivedParts, "associations" | "coverage"> | undefined;

/**
 * What an earlier report printed that is otherwise now; its counties have the parts of the goal that it printed. With
 * `beside` also what follows from its figures.
 */
export function retoldFigures(
  { programme, edition, tally, annex }: Retelling,
  told: PrintedParts & { withholds?: boolean | undefined },
  beside?: RetoldBeside,
): Changed[] {
  const listed = (told.byCounty ?? []).filter(({ goalFen }) => goalFen !== null);
  const goals = new Map(listed.map(({ code, goalFen }) => [code, goalFen ?? 0n]));
  const now: PrintedParts = {
    ...overallFigures(programme, tally, edition),
    byCounty: countyFigures(
      listed.map(({ code, name }) => ({ code, name, aliases: [] })),
      tally,
      goals,
    ),
    annex: annexFigures(annex),
    ...(beside === undefined ? {} : { outlook: planStatusOf(programme, tally, edition), ...beside }),
  };
  const there: PrintedParts = Object.fromEntries(
    Object.entries(now).filter(([part]) =>
      Object.entries(told).some(([own, value]) => own === part && value !== undefined),
    ),
  );
  const figuresOf = (parts: PrintedParts) => printedFigures(parts, edition >= 7, beside !== undefined);
  const changed = changedFigures(figuresOf(told), figuresOf(there));
  return told.withholds
    ? changed.filter(({ key, before }) => before.place === undefined && !isWithheld(key))
    : changed;
}

const lineFigures = [
  [
    "month",
    "本月发放",
    ({ month }: AssociationLine) => ({ loanCount: month.loanCount, fen: month.disbursedFen }),
  ],
  [
    "cumulative",
    "累计发放",
    ({ cumulative }: AssociationLine) => ({ loanCount: cumulative.loanCount, fen: cumulative.disbursedFen }),
  ],
  ["owed", "余额", ({ outstandingFen }: AssociationLine) => ({ fen: outstandingFen })],
  ["overdue", "逾期余额", ({ overdue }: AssociationLine) => ({ fen: overdue.outstandingFen })],
  ["bad", "不良余额", ({ nonPerforming }: AssociationLine) => ({ fen: nonPerforming.outstandingFen })],
] as const;

/** The same of the associations' lines in the annex, by the names that these have now. */
export function retoldAssociations(
  { edition, lines, added }: Retelling,
  nameOf: (associationId: string) => string,
): Changed[] {
  const ids = [
    ...new Set([...added.keys()].map((key) => key.slice("association/".length, key.lastIndexOf("/")))),
  ];
  return ids.sort().flatMap((id) =>
    lineFigures.flatMap(([figure, name, countsOf]): Changed[] => {
      const key = `association/${id}/${figure}`;
      const change = added.get(key);
      const isLent = figure === "month" || figure === "cumulative";
      if (change === undefined || (!isLent && edition < 7)) return [];
      const after: { loanCount?: number; fen: bigint } = countsOf(lines.get(id) ?? emptyAssociationLine);
      const before: Omit<PrintedFigure, "name"> = {
        ...(after.loanCount === undefined ? {} : { loanCount: after.loanCount - change.loanCount }),
        fen: after.fen - change.fen,
      };
      const isSame = before.fen === after.fen && before.loanCount === after.loanCount;
      return isSame ? [] : [{ key, name: `${nameOf(id)}${name}`, before, after }];
    }),
  );
}
