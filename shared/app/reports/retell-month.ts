import { nameOfCode } from "#shared/app/ledger/name-loans.ts";
import {
  addBorrower,
  type Borrowers,
  type MemberCoverage,
  noBorrowers,
} from "#shared/domain/associations/member-coverage.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { factsAlong, factsBefore, isOfLater } from "#shared/domain/ledger/dated-facts.ts";
import type { JournalHead } from "#shared/domain/ledger/journal.ts";
import type { Loan, LoanFacts } from "#shared/domain/ledger/loan.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { associationFigures } from "#shared/domain/reports/association-figures.ts";
import type { FrozenReport } from "#shared/domain/reports/frozen-report.ts";
import { reportEditions } from "#shared/domain/reports/report-edition.ts";
import {
  type FigureCause,
  type FigureCorrection,
  figureCorrectionsMax,
  weightiest,
} from "#shared/domain/reports/retelling/figure-corrections.ts";
import {
  addRetold,
  type Retelling,
  retoldAssociations,
  retoldFigures,
  startRetelling,
} from "#shared/domain/reports/retelling/retelling.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { coverageParts } from "./coverage-parts.ts";
import { type LoanTails, readHistories, readTails } from "./loan-histories.ts";
import type { LoanSource } from "./loans-on.ts";

/** What an earlier report said otherwise than is known now: in its text, and of the associations in its annex. */
export type Retold = { figures: FigureCorrection[]; associations: FigureCorrection[] };

/** The telling anew of a report's month: it sees the loans as they are read, and is asked at the end. */
export type MonthRetold = {
  observe(loans: LoanSource["loans"]): AsyncGenerator<Loan>;
  finish(associations: readonly Association[]): Promise<Retold>;
};

/** Tells whom loans reach on a day, by what is known of registers now. */
export type CoverageOf = (borrowers: Borrowers, asOf: Day) => Promise<MemberCoverage | undefined>;

/** The moment to tell anew from; without `coverageOf` nothing is told that follows from other figures, as up to edition 8. */
type RetoldFrom = { head: JournalHead; show: LoanSource["show"]; coverageOf?: CoverageOf | undefined };

type RetellDeps = Pick<Deps, "ledger" | "imports" | "programme">;

/**
 * Begins to tell the month of an earlier report anew: as of its own last day, with what is known at a head, in its own
 * edition and window, so that what happened after that month corrects nothing. `undefined` where its JSON lacks what is
 * needed.
 */
export async function retellMonth(
  deps: RetellDeps,
  told: FrozenReport,
  { head, show, coverageOf }: RetoldFrom,
): Promise<MonthRetold | undefined> {
  const edition = reportEditions.find((one) => told.format === `yinhui-report-${one}`);
  const { month, asOf, programme } = told;
  if (edition === undefined || month === undefined || asOf === undefined || told.head === undefined)
    return undefined;
  const retelling = startRetelling(programmeThen(deps.programme, programme), month, edition);
  const tails = await readTails(deps, told.head.blockNo, head);
  const reading: Reading = {
    ...{ deps, retelling, tails, show, asOf, toldAt: told.head.blockNo },
    ...{ coverageOf, borrowers: noBorrowers() },
  };
  const pending: Loan[] = [];
  const seen = new Set<string>();
  return {
    async *observe(loans) {
      for await (const loan of loans) {
        const key = loanKeyText(loan);
        if (tails.has(key)) seen.add(key);
        if (!addKnown(reading, loan, factsBefore(loan.facts, tails.get(key) ?? []))) pending.push(loan);
        yield loan;
      }
    },
    async finish(associations) {
      const gone = goneLoans(tails, seen).filter((loan) => !addKnown(reading, loan, loan.facts));
      await addPending(reading, [...pending, ...gone]);
      return retoldOf(reading, told, associations);
    },
  };
}

type Reading = {
  deps: RetellDeps;
  retelling: Retelling;
  tails: LoanTails;
  show: LoanSource["show"];
  asOf: string;
  toldAt: number;
  coverageOf: CoverageOf | undefined;
  borrowers: Borrowers;
};

function programmeThen(present: Programme, told: FrozenReport["programme"]): Programme {
  const { goalFen = present.goalFen, firstOn = present.firstOn, lastOn = present.lastOn } = told ?? {};
  return { ...present, goalFen, firstOn, lastOn, tranches: told?.tranches ?? present.tranches };
}

/** Adds a loan that was `before` when it was reported; `false` where its balance on the day needs older entries. */
function addKnown(reading: Reading, loan: Loan, before: LoanFacts | undefined): boolean {
  const { retelling, asOf } = reading;
  if (before !== undefined && retelling.edition >= 7 && isOfLater(before, asOf)) return false;
  add(reading, loan, before === undefined ? [] : [before]);
  return true;
}

function add(reading: Reading, loan: Loan, older: readonly LoanFacts[]): void {
  const { retelling, tails, show, asOf, borrowers } = reading;
  const steps = tails.get(loanKeyText(loan)) ?? [];
  const shown = (facts: LoanFacts | undefined) => facts && show({ ...loan, facts }).facts;
  const along = factsAlong(older, steps, asOf).map(shown);
  const now = along.at(-1);
  if (now !== undefined && now.disbursedOn <= asOf) addBorrower(borrowers, now);
  addRetold(retelling, along, steps);
}

/** The loans that have been undone since the report, as they were in it. */
function goneLoans(tails: LoanTails, seen: ReadonlySet<string>): Loan[] {
  return [...tails].flatMap(([key, steps]) => {
    const [step] = steps;
    const facts = seen.has(key) ? undefined : factsBefore(undefined, steps);
    if (step === undefined || facts === undefined) return [];
    return [{ bankId: step.bankId, loanNo: step.loanNo, version: 0, blockNos: [], facts }];
  });
}

async function addPending(reading: Reading, pending: readonly Loan[]): Promise<void> {
  const keys = new Set(pending.map(loanKeyText));
  const histories = await readHistories(reading.deps, { blockNo: reading.toldAt }, keys);
  for (const loan of pending) add(reading, loan, histories.get(loanKeyText(loan)) ?? []);
}

async function retoldOf(
  { deps, retelling, coverageOf, borrowers, asOf }: Reading,
  told: FrozenReport,
  associations: readonly Association[],
): Promise<Retold> {
  const names = new Map(associations.map(({ associationId, name }) => [associationId, name]));
  const withCauses = async (changed: readonly Omit<FigureCorrection, "causes">[]) =>
    Promise.all(
      changed
        .slice(0, figureCorrectionsMax)
        .map(async (one) => ({ ...one, causes: await causesOf(deps, retelling, one.key) })),
    );
  const beside = coverageOf && {
    associations: associationFigures(associations, retelling.tally),
    coverage: coverageParts(deps, await coverageOf(borrowers, asOf)),
  };
  return {
    figures: await withCauses(retoldFigures(retelling, told, beside)),
    associations: await withCauses(retoldAssociations(retelling, (id) => names.get(id) ?? nameOfCode(id))),
  };
}

async function causesOf(
  { imports }: Pick<Deps, "imports">,
  { sources }: Retelling,
  key: string,
): Promise<FigureCause[]> {
  const causes = [...(sources.get(key)?.values() ?? [])].map(async ({ importId, kind, loanCount }) => {
    const record = await imports.get(importId);
    if (record === undefined) return { kind, loanCount };
    return { kind, loanCount, fileName: record.fileName, sha256: record.sha256 };
  });
  return weightiest(await Promise.all(causes));
}
