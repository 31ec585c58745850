import { type AssociationFinder, associationFinder } from "#shared/app/associations/association-finder.ts";
import { attribute, type Evidence } from "#shared/domain/associations/attribute.ts";
import type { Day } from "#shared/domain/base/day.ts";
import type { PlannedRow } from "#shared/domain/imports/planned-row.ts";
import type { ReadRow } from "#shared/domain/imports/reading/row-facts.ts";
import type { RowAnswer } from "#shared/domain/imports/row-answer.ts";
import type { StatedFacts } from "#shared/domain/ledger/loan.ts";
import type { Association } from "#shared/domain/people/association.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { rowsBetweenTelling, type TellProgress } from "./check-progress.ts";
import { customerLookup, notShared, type StatedCustomer, sharedNames } from "./customer-lookup.ts";
import { countyMissing, disputedLoanNos, planCandidates, sortByTotals } from "./plan-candidates.ts";
import { type Found, registerLookup, type Sought } from "./register-lookup.ts";
import { decidedFor, rowTelling } from "./row-saying.ts";
import type { BorrowerMatch, Candidate, SortedRows } from "./sorted-rows.ts";
import { stillRefusing } from "./still-refusing.ts";

type LoanRow = Extract<ReadRow, { kind: "loan" }>;
type RefusedRow = Extract<ReadRow, { kind: "refused" }>;

/** A row with what it states, or its refusal, and who borrowed. */
type StatedRow = { sought: Sought & StatedCustomer } & (
  | { row: LoanRow; told: StatedFacts; decided: ReturnType<typeof decidedFor> }
  | { row: LoanRow; told: undefined }
  | { row: RefusedRow }
);

/** What sorting uses besides the rows: the book's data date, and whether names from the registers count. */
export type SortingContext = {
  bankId: string;
  dataOn: Day | undefined;
  acceptNames: boolean;
  /** Whether all loans are of the programme, so that one without an association goes in all the same. */
  allOfProgramme: boolean;
};

type Attributing = SortingContext & {
  lookUp: (one: Sought) => Found;
  customerOf: (one: Sought & StatedCustomer) => Evidence["customer"];
  finder: AssociationFinder;
};

/**
 * Turns read rows into planned ones: identity numbers into keyed hashes, names of associations into ids, and whatever a
 * row does not state of association, county and borrower type into what the registers know. Rows with the same loan
 * number count once if they agree, and are all refused if not. The plan is sorted by the totals that its rows touch, so
 * that a posting touches few.
 */
export async function sortRows(
  deps: Pick<Deps, "associations" | "members" | "poorHouseholds" | "ledger" | "identityHash" | "sha256">,
  rows: readonly ReadRow[],
  context: SortingContext,
  tell: TellProgress,
): Promise<SortedRows> {
  const newAssociations: Association[] = [];
  const finder = await associationFinder(deps, newAssociations);
  const sorted: SortedRows = {
    planned: [],
    repeated: [],
    refused: [],
    skipped: [],
    newAssociations,
    associationName: finder.nameOf,
  };
  const statedRows: StatedRow[] = [];
  for (const [index, read] of rows.entries()) {
    if (index % rowsBetweenTelling === 0) {
      await tell({ stage: "match", doneRows: index, totalRows: rows.length });
    }
    if (read.kind !== "skipped") statedRows.push(await statedRow(deps, finder, read, context.dataOn));
    else {
      const { sheet, row, why } = read;
      sorted.skipped.push({ sheet, row, outcome: "skipped", skipped: why, reasons: [] });
    }
  }
  const sought = statedRows.filter(isSought).map((one) => one.sought);
  const lookUp = await registerLookup(deps, sought, finder.presentIdOf);
  const nameless = sought.filter(({ identityHash }) => identityHash === undefined);
  const customerOf = await customerLookup(deps, context.bankId, nameless, finder.presentIdOf);
  const shared = sharedNames(nameless);
  planCandidates(
    sorted,
    candidatesOf(sorted, statedRows, {
      ...context,
      lookUp: (one) => notShared(lookUp(one), one, shared),
      customerOf: (one) => (one.identityHash === undefined ? customerOf(one) : undefined),
      finder,
    }),
    disputedLoanNos(rows),
  );
  sortByTotals(sorted.planned);
  return sorted;
}

async function statedRow(
  deps: Pick<Deps, "identityHash">,
  finder: AssociationFinder,
  row: LoanRow | RefusedRow,
  dataOn: Day | undefined,
): Promise<StatedRow> {
  if (row.kind === "refused") {
    const { identity, borrowerName: name } = row.borrower ?? {};
    return { row, sought: { identityHash: identity && (await deps.identityHash(identity.number)), name } };
  }
  const told = await rowTelling(deps, finder, row, dataOn);
  if (told === undefined) return { row, told, sought: {} };
  const { borrowerIdHash: identityHash, borrowerName: name, customerNo, disbursedOn } = told;
  const { maskedTail } = row.facts;
  const sought = { identityHash, name, maskedTail, customerNo, disbursedOn };
  return { row, told, decided: decidedFor(finder.idOf, row), sought };
}

/**
 * A row that states its association and type needs no register, unless its identity can be looked up there to compare.
 */
function isSought(one: StatedRow): boolean {
  if (!("told" in one)) return true;
  const { told } = one;
  if (told === undefined) return false;
  return [told.associationId, told.borrowerType].includes(undefined) || told.borrowerIdHash !== undefined;
}

/** Attributes rows, and answers those that are refused. */
function candidatesOf(
  sorted: SortedRows,
  statedRows: readonly StatedRow[],
  context: Attributing,
): Candidate[] {
  const { acceptNames, lookUp } = context;
  const candidates: Candidate[] = [];
  for (const one of statedRows) {
    const { sheet, row } = one.row;
    const found = isSought(one) ? lookUp(one.sought) : {};
    if (!("told" in one)) {
      const { loanNo, amountFen, reasons } = one.row;
      const answer: RowAnswer = { sheet, row, outcome: "refused", loanNo, amountFen, reasons };
      sorted.refused.push({ answer, match: borrowerMatch(found, undefined, acceptNames) });
    } else if (one.told === undefined) {
      const { loanNo, amountFen } = one.row.facts;
      const reasons = [countyMissing(one.row)];
      sorted.refused.push({
        answer: { sheet, row, outcome: "refused", loanNo, amountFen, reasons },
        match: "known",
      });
    } else {
      candidates.push(candidateOf(one, found, context));
    }
  }
  return candidates;
}

function candidateOf(
  { row: read, told, decided, sought }: Extract<StatedRow, { decided: unknown }>,
  found: Found,
  { acceptNames, allOfProgramme, customerOf, finder }: Attributing,
): Candidate {
  const { sheet, row, loanNoCell } = read;
  const { member, poorHousehold } = found;
  const named = acceptNames ? found.named : undefined;
  const derived = read.presumed?.derived ?? {};
  const customer = customerOf(sought);
  const presumed = attribute({ told, member, customer, decided, named, derived }, finder);
  if (poorHousehold && told.poorHousehold === undefined) presumed.poorHousehold = true;
  const associationId = told.associationId ?? presumed.associationId;
  return {
    sheet,
    row,
    loanNo: read.facts.loanNo,
    told,
    ...(Object.keys(presumed).length === 0 ? {} : { presumed }),
    ifNew: stillRefusing(read.ifNew, presumed, {
      allOfProgramme,
      isMember: member !== undefined || named !== undefined,
    }),
    match: borrowerMatch(found, associationId, acceptNames),
    registeredId: member && finder.presentIdOf(member.associationId),
    loanNoCell,
  };
}

function borrowerMatch(found: Found, associationId: string | undefined, acceptNames: boolean): BorrowerMatch {
  if (associationId !== undefined || found.member !== undefined) return "known";
  if (found.several) return "several";
  if (found.named === undefined) return "unknown";
  return acceptNames ? "known" : "proposed";
}

/** The associations that rows of a plan name, of those that the register does not have. */
export function associationsIn(planned: readonly PlannedRow[], fresh: readonly Association[]): Association[] {
  if (fresh.length === 0) return [];
  const used = new Set(
    planned.flatMap(({ told, presumed }) => [told.associationId, presumed?.associationId]),
  );
  return fresh.filter(({ associationId }) => used.has(associationId));
}
