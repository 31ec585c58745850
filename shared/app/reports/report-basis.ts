import {
  addBorrower,
  type Borrowers,
  type MemberCoverage,
  memberCoverage,
  noBorrowers,
} from "#shared/domain/associations/member-coverage.ts";
import type { Day } from "#shared/domain/base/day.ts";
import { lastDayOf, type Month, monthOf } from "#shared/domain/base/month.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import { type Association, associationAt, wasListed } from "#shared/domain/people/association.ts";
import { presentIds } from "#shared/domain/people/merged.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import type { Freshness } from "#shared/domain/progress/freshness.ts";
import {
  type AnnexFigures,
  type AssociationLines,
  addToAnnex,
  addToAssociations,
  annexFigures,
  startAnnex,
} from "#shared/domain/reports/annex/annex-figures.ts";
import { type AssessmentTally, addToAssessment } from "#shared/domain/reports/assessment/assessment-tally.ts";
import type { Scorecard } from "#shared/domain/reports/assessment/scorecard.ts";
import type { MonthFigures } from "#shared/domain/reports/figures.ts";
import type { FrozenReport } from "#shared/domain/reports/frozen-report.ts";
import { figuresOf } from "#shared/domain/reports/month-figures.ts";
import type { ReportEdition } from "#shared/domain/reports/report-edition.ts";
import { startTally, tallyLoan } from "#shared/domain/reports/tally.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { finishReportQuarter, startReportQuarter } from "./assessment/report-quarter.ts";
import type { CauseBasis } from "./correction-causes.ts";
import { type LoanSource, loansOn } from "./loans-on.ts";
import { type RegisterDeps, registersAsKnown } from "./registers-as-known.ts";
import { type LedgerMoment, reportSources, type SourcesTold } from "./report-sources.ts";
import { type CoverageOf, type Retold, retellMonth } from "./retell-month.ts";

/** What a report is made from: the ledger of one moment, read once. */
export type ReportBasis = CauseBasis & {
  associations: readonly Association[];
  sources: SourcesTold["sources"];
  figures: MonthFigures;
  annex: AnnexFigures;
  lines: AssociationLines;
  /** Whom the loans reach; absent where no register was kept by then. */
  coverage?: MemberCoverage | undefined;
  freshness: readonly Freshness[];
  /** The loans disbursed in the month, by association, bank and number. */
  monthLoans: readonly Loan[];
  /** The scorecards of the quarter that ends with the month, where reports are to print them. */
  scorecards?: readonly Scorecard[] | undefined;
  /** What an earlier report said otherwise; absent where there is none, or its file does not tell. */
  retold?: Retold | undefined;
};

/** Of which month and edition a report is, at which moment, and the earlier report that it corrects. */
export type BasisOf = {
  moment: LedgerMoment;
  month: Month;
  edition: ReportEdition;
  told?: FrozenReport | undefined;
};

/** Reads what a month's report of an edition is made from. */
export async function readBasis(
  deps: Pick<Deps, "programme" | "associations" | "imports" | "ledger" | "corrections"> & RegisterDeps,
  { moment, month, edition, told }: BasisOf,
  source: LoanSource,
): Promise<Omit<ReportBasis, "disbursedOn">> {
  const ever = await deps.associations.listEver();
  const associations = ever
    .filter((association) => wasListed(association, moment.at))
    .map((association) => associationAt(association, moment.at));
  const borrowers = noBorrowers();
  const { programme } = deps;
  const assessment = await startReportQuarter(deps, month, edition);
  const { head } = moment;
  const coverageOf: CoverageOf = (reached, asOf) =>
    coverageAt(deps, { at: moment.at, asOf, associations, borrowers: reached });
  const retelling =
    edition >= 7 && told !== undefined
      ? await retellMonth(deps, told, {
          ...{ head, show: source.show },
          coverageOf: edition >= 9 ? coverageOf : undefined,
        })
      : undefined;
  const watched = retelling === undefined ? source : { ...source, loans: retelling.observe(source.loans) };
  const dated = edition >= 7 ? loansOn(deps, watched, { head, day: lastDayOf(month) }) : asKnown(source);
  const reading = await readLoans({ programme, associations, month, edition, borrowers, assessment }, dated);
  const scorecards = assessment && (await finishReportQuarter(deps, assessment, moment.at, associations));
  const coverage = await coverageOf(borrowers, reading.figures.asOf);
  const sources = await reportSources(deps, moment);
  const retold = await retelling?.finish(associations);
  return { head, associations, ...reading, coverage, scorecards, ...sources, retold };
}

async function coverageAt(
  deps: RegisterDeps,
  basis: { at: string; asOf: Day; associations: readonly Association[]; borrowers: Borrowers },
): Promise<MemberCoverage | undefined> {
  const { at, asOf, associations, borrowers } = basis;
  const { members, households } = await registersAsKnown(deps, at);
  if (members.length === 0 && households.length === 0) return undefined;
  const counties = new Map(associations.map((one) => [one.associationId, one.countyCode]));
  return memberCoverage({
    ...{ members, households, borrowers, asOf },
    presentIdOf: presentIds(associations),
    countyOf: (associationId) => counties.get(associationId),
  });
}

/** The loans with all that is known of them at the moment, as editions up to 6 tell them. */
async function* asKnown({ loans, show }: LoanSource): AsyncGenerator<Loan> {
  for await (const loan of loans) yield show(loan);
}

type LoansBasis = {
  programme: Programme;
  associations: readonly Association[];
  month: Month;
  edition: ReportEdition;
  borrowers: Borrowers;
  assessment: AssessmentTally | undefined;
};

async function readLoans(
  basis: LoansBasis,
  loans: AsyncIterable<Loan>,
): Promise<Pick<ReportBasis, "figures" | "annex" | "lines" | "monthLoans">> {
  const { programme, associations, month, edition, borrowers, assessment } = basis;
  const tally = startTally(programme, month, edition);
  const annex = startAnnex();
  const lines: AssociationLines = new Map();
  const monthLoans: Loan[] = [];
  for await (const loan of loans) {
    tallyLoan(tally, loan.facts);
    addToAnnex(annex, loan.facts, tally.asOf);
    if (assessment !== undefined) addToAssessment(assessment, loan);
    addToAssociations(lines, loan.facts, tally);
    if (loan.facts.disbursedOn <= tally.asOf) addBorrower(borrowers, loan.facts);
    if (monthOf(loan.facts.disbursedOn) === month) monthLoans.push(loan);
  }
  return {
    figures: figuresOf(programme, associations, tally, edition),
    annex: annexFigures(annex),
    lines,
    monthLoans: monthLoans.sort(byAssociation),
  };
}

function byAssociation(a: Loan, b: Loan): number {
  return (
    textOrder(groupsOf(a.facts).associationId, groupsOf(b.facts).associationId) ||
    textOrder(a.bankId, b.bankId) ||
    textOrder(a.loanNo, b.loanNo)
  );
}
