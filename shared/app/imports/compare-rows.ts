import { isDisputed } from "#shared/domain/associations/disputed.ts";
import { type Branch, branchOf } from "#shared/domain/base/bank.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import { type Month, monthOf } from "#shared/domain/base/month.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import type { PlannedRow } from "#shared/domain/imports/planned-row.ts";
import { columnNames } from "#shared/domain/imports/reading/columns.ts";
import type { RowReason } from "#shared/domain/imports/reading/row-reason.ts";
import { type RowReasonCode, rowReasonTexts } from "#shared/domain/imports/reading/row-reason.ts";
import {
  newTally,
  tallyUnknown,
  type UnknownValue,
  unknownValuesOf,
} from "#shared/domain/imports/reading/unknown-values.ts";
import type { RowAnswer, StandingLoan } from "#shared/domain/imports/row-answer.ts";
import {
  type LoanFacts,
  type LoanState,
  loanFieldRows,
  neededLoanFields,
  outstandingFenOf,
  type StatedFacts,
} from "#shared/domain/ledger/loan.ts";
import { branchNames } from "#shared/domain/ledger/loan-scope.ts";
import { planLoan } from "#shared/domain/ledger/plan-change.ts";
import { countsTowardsGoal } from "#shared/domain/programme/programme.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { loansReadMax } from "#shared/ports/ledger/ledger.ts";
import type { Inquiry } from "./ask-questions.ts";
import type { TellProgress } from "./check-progress.ts";
import type { CheckedRow } from "./sorted-rows.ts";

/** What comparing the rows of a book with the ledger came to. */
export type Comparison = {
  answers: RowAnswer[];
  /** The rows to post, and what each was found to be, one letter a row. */
  planned: PlannedRow[];
  found: string;
  new: number;
  changed: number;
  unchanged: number;
  /**
   * Rows of loans that have all versions they may have, that say too little for a new loan, or whose balance is above
   * the amount that the ledger has.
   */
  refused: number;
  /** The sheets with a row of a loan that the ledger knows. */
  knownIn: ReadonlySet<string>;
  /** The rows of new loans whose borrower is in no register; how many of them would go in. */
  outside: { sheet: string; row: number; amountFen: Fen | undefined }[];
  unsettled: number;
  /** New loans whose borrower's name has to be confirmed first, and those that are attributed by one. */
  proposed: number;
  byName: number;
  /** Loans of rows that go in and whose association is not known; those of people on two registers apart. */
  unattributed: number;
  onSeveral: number;
  /** Loans whose association differs from their borrower's in the register. */
  disputed: number;
  /** The values without which rows are no new loans. */
  unknownValues: UnknownValue[];
  outdated: number;
  disbursedDeltaFen: bigint;
  /** What of it counts towards the goal, and what each month of disbursement gets. */
  countedDeltaFen: bigint;
  addedFen: Map<Month, Fen>;
};

/** Less than this part of what was owed is rather a balance in 万元 than one that was nearly paid back. */
const unitsNear = 1000n;

/** Who watches the comparing: the inquiry, which sees each step, and who knows the associations' names. */
type Watching = { inquiry: Pick<Inquiry, "see">; associationName: (associationId: string) => string };

/** Compares planned rows with the ledger as it is now, letting an inquiry see each step; writes nothing. */
export async function compareRows(
  deps: Pick<Deps, "ledger" | "programme">,
  { bankId, branchIds }: Pick<ImportRecord, "bankId" | "branchIds">,
  planned: readonly CheckedRow[],
  watching: Watching,
  tell: TellProgress,
): Promise<Comparison> {
  const comparing: Comparing = {
    result: emptyComparison(),
    knownIn: new Set(),
    tally: newTally(),
    ...watching,
    isOwn:
      branchIds === undefined ? () => true : isOfBranches(branchNames(deps.programme, bankId, branchIds)),
  };
  const { result, knownIn, tally } = comparing;
  const only = branchIds?.length === 1 ? branchOf(deps.programme, bankId, branchIds[0]) : undefined;
  const countedFen = (facts: LoanFacts | undefined) =>
    facts !== undefined && countsTowardsGoal(deps.programme, facts.disbursedOn) ? facts.amountFen : 0n;
  for (let start = 0; start < planned.length; start += loansReadMax) {
    await tell({ stage: "compare", doneRows: start, totalRows: planned.length });
    const rows = planned.slice(start, start + loansReadMax);
    const loans = await deps.ledger.readLoans(rows.map(({ loanNo }) => ({ bankId, loanNo })));
    const known = new Map(loans.map((loan) => [loan.loanNo, loan]));
    for (const row of rows) compareRow(comparing, ofOneBranch(only, row), known.get(row.loanNo), countedFen);
  }
  return { ...result, knownIn, unknownValues: unknownValuesOf(tally).listed };
}

type Comparing = Watching & {
  result: Comparison;
  knownIn: Set<string>;
  tally: ReturnType<typeof newTally>;
  /** Whether a row is of the branches that bring the file, as the ledger has its loan and as it will. */
  isOwn: (before: LoanFacts | undefined, after: LoanFacts) => boolean;
};

function emptyComparison(): Comparison {
  return {
    answers: [],
    planned: [],
    found: "",
    new: 0,
    changed: 0,
    unchanged: 0,
    refused: 0,
    knownIn: new Set(),
    outside: [],
    unsettled: 0,
    proposed: 0,
    byName: 0,
    unattributed: 0,
    onSeveral: 0,
    disputed: 0,
    unknownValues: [],
    outdated: 0,
    disbursedDeltaFen: 0n,
    countedDeltaFen: 0n,
    addedFen: new Map(),
  };
}

function compareRow(
  { result, knownIn, tally, inquiry, isOwn, associationName }: Comparing,
  { ifNew, match, registeredId, ...planned }: CheckedRow,
  before: LoanState | undefined,
  countedFen: (facts: LoanFacts | undefined) => bigint,
): void {
  const { sheet, row, loanNo, told } = planned;
  if (before?.facts !== undefined) knownIn.add(sheet);
  const isOutside = before?.facts === undefined && match === "unknown";
  if (isOutside) result.outside.push({ sheet, row, amountFen: told.amountFen });
  const change = planLoan(before, planned);
  const lacks = ifNew?.reasons.map(({ reason }) => reason);
  const isForeign = "after" in change && !isOwn(before?.facts, change.after);
  const reasons = isForeign
    ? [reason("branch-not-yours", loanNo, columnNames.branch)]
    : refusals(change, planned, before?.facts, lacks);
  if (change.outcome === "lacking" || change.outcome === "full" || reasons.length > 0) {
    result.refused += 1;
    result.answers.push({ sheet, row, outcome: "refused", loanNo, amountFen: told.amountFen, reasons });
    for (const value of ifNew?.unknown ?? []) tallyUnknown(tally, sheet, value, true);
    return;
  }
  const { outcome, after, changes, outdated } = change;
  result[outcome] += 1;
  result.planned.push(planned);
  result.found += outcome.charAt(0);
  if (isOutside) result.unsettled += 1;
  if (before?.facts === undefined) {
    if (match === "proposed") result.proposed += 1;
    if (after.associationSource === "name") result.byName += 1;
  }
  if (after.associationId === undefined) {
    result.unattributed += 1;
    if (match === "several") result.onSeveral += 1;
  }
  if (isDisputed(after, registeredId)) result.disputed += 1;
  inquiry.see({ loanNo, sheet, row, before: before?.facts, after });
  if (outdated) result.outdated += 1;
  result.disbursedDeltaFen += after.amountFen - (before?.facts?.amountFen ?? 0n);
  result.countedDeltaFen += countedFen(after) - countedFen(before?.facts);
  addToMonth(result.addedFen, after, after.amountFen);
  if (before?.facts !== undefined) addToMonth(result.addedFen, before.facts, -before.facts.amountFen);
  const amountFen = told.amountFen ?? after.amountFen;
  const stands = standingLoan(after, associationName);
  const answer: RowAnswer = { sheet, row, outcome, loanNo, amountFen, reasons: [], stands };
  result.answers.push(outcome === "changed" ? { ...answer, changes } : answer);
}

function addToMonth(addedFen: Map<Month, Fen>, { disbursedOn }: LoanFacts, fen: Fen): void {
  const month = monthOf(disbursedOn);
  addedFen.set(month, (addedFen.get(month) ?? 0n) + fen);
}

function standingLoan(facts: LoanFacts, associationName: Watching["associationName"]): StandingLoan {
  const { borrowerName, borrowerType, associationId, countyCode, amountFen, disbursedOn } = facts;
  return {
    borrowerName,
    borrowerType,
    associationName: associationId && associationName(associationId),
    countyCode,
    amountFen,
    disbursedOn,
    outstandingFen: outstandingFenOf(facts),
  };
}

function reason(code: RowReasonCode, value: string, column = columnNames.loanNo): RowReason {
  return { cell: "", column, code, ...rowReasonTexts[code], value };
}

/** Tells whether loans are of branches by their names. */
function isOfBranches(names: readonly string[]): Comparing["isOwn"] {
  const isOne = ({ branch }: LoanFacts) => branch !== undefined && names.includes(branch);
  return (before, after) => (before === undefined || isOne(before)) && isOne(after);
}

/** A row that names no branch, as the one branch's that brings it, with the county in which that lends. */
function ofOneBranch(branch: Branch | undefined, row: CheckedRow): CheckedRow {
  if (branch === undefined || row.told.branch !== undefined) return row;
  const { told, presumed } = row;
  const { name, countyCode } = branch;
  const hasCounty = (told.countyCode ?? presumed?.countyCode) !== undefined;
  const county = hasCounty || countyCode === undefined ? {} : { countyCode, countySource: "branch" as const };
  return { ...row, presumed: { ...presumed, ...county, branch: name } };
}

/** Why the ledger makes a row that is sound in itself no change: mostly nothing. */
function refusals(
  change: ReturnType<typeof planLoan>,
  { told, presumed, loanNo }: PlannedRow,
  before: LoanFacts | undefined,
  ifNew: readonly RowReason[] = [],
): readonly RowReason[] {
  if (change.outcome === "full") return [reason("loan-versions-full", loanNo)];
  if (change.outcome === "new" && ifNew.length > 0) return ifNew;
  if (change.outcome === "lacking") {
    const said = { ...told, ...presumed };
    const lacked = neededLoanFields
      .filter((field) => said[field] === undefined && loanFieldRows[field].column !== undefined)
      .map((field) => loanFieldRows[field].name);
    return ifNew.length > 0 ? ifNew : [reason("loan-not-known", lacked.join("、"))];
  }
  const code = balanceFault(told, change.after, before);
  return code === undefined ? [] : [reason(code, loanNo, columnNames.outstanding)];
}

/** What is wrong with a balance that comes without an amount to compare it with: the ledger has one. */
function balanceFault(
  told: StatedFacts,
  after: LoanFacts,
  before: LoanFacts | undefined,
): RowReasonCode | undefined {
  const { outstandingFen } = told;
  if (told.amountFen !== undefined || outstandingFen === undefined || before === undefined) return undefined;
  if (outstandingFen > after.amountFen) return "balance-above-ledger";
  const isTiny = outstandingFen > 0n && outstandingFen * unitsNear < outstandingFenOf(before);
  return isTiny ? "balance-unit-doubtful" : undefined;
}
