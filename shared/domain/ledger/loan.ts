import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { BorrowerType } from "./borrower-type.ts";
import type { Classification } from "./classification.ts";
import { isClosed, type LoanStatus } from "./loan-status.ts";

/** What identifies a loan note (借据): its number within its bank. */
export type LoanKey = { bankId: string; loanNo: string };

/** What the bank's book says of a loan; a field that no book has told yet is absent. */
export type LoanFacts = {
  borrowerName: string;
  /** Keyed hash of the identifying number: equal numbers have equal hashes, and no number can be read from it. */
  borrowerIdHash: string;
  /** The identifying number's last four characters, for showing. */
  borrowerIdTail: string;
  borrowerType: BorrowerType;
  associationId: string;
  countyCode: string;
  amountFen: Fen;
  disbursedOn: Day;
  dueOn?: Day | undefined;
  outstandingFen?: Fen | undefined;
  /** The credit line (授信) that the book states beside this loan: money promised, none of it paid out by that. */
  creditLineFen?: Fen | undefined;
  /** Yearly interest in millionths: 4.75 % is 47,500. */
  annualRatePpm?: number | undefined;
  product?: string | undefined;
  guarantee?: string | undefined;
  purpose?: string | undefined;
  branch?: string | undefined;
  contractNo?: string | undefined;
  status?: LoanStatus | undefined;
  classification?: Classification | undefined;
  /** Whether the borrower is a registered poor household (建档立卡户). */
  poorHousehold?: boolean | undefined;
  /** Whether the loan renews an older one (续贷, 借新还旧) and is no new money. */
  renewal?: boolean | undefined;
  /** The day as of which the bank's book stated these facts, where it said so. */
  dataOn?: Day | undefined;
};

/**
 * What the ledger holds under a loan's key: the fold of its journal entries, `version` counting them from 1. Without
 * facts when the entry that opened it was undone: then it is in no list and no total, and its next version opens it again.
 */
export type LoanState = LoanKey & {
  version: number;
  facts?: LoanFacts | undefined;
  /** The block of each version, from the first. */
  blockNos: readonly number[];
};

/** A loan as the ledger holds it. */
export type Loan = LoanState & { facts: LoanFacts };

export type LoanField = keyof LoanFacts;

/** What a row of a book tells of a loan: of a loan that the ledger knows a book need not tell everything again. */
export type ToldFacts = { [Field in LoanField]?: LoanFacts[Field] | undefined };

/** The fields without which there is no loan. */
export const neededLoanFields = [
  "borrowerName",
  "borrowerIdHash",
  "borrowerIdTail",
  "borrowerType",
  "associationId",
  "countyCode",
  "amountFen",
  "disbursedOn",
] as const satisfies readonly LoanField[];

/** Tells whether facts are all that a loan needs. */
export function isWholeLoan(facts: ToldFacts): facts is LoanFacts {
  return neededLoanFields.every((field) => facts[field] !== undefined);
}

/** Every field of a loan in the order in which the journal writes them. */
export const loanFields = [
  "borrowerName",
  "borrowerIdHash",
  "borrowerIdTail",
  "borrowerType",
  "associationId",
  "countyCode",
  "amountFen",
  "disbursedOn",
  "dueOn",
  "outstandingFen",
  "creditLineFen",
  "annualRatePpm",
  "product",
  "guarantee",
  "purpose",
  "branch",
  "contractNo",
  "status",
  "classification",
  "poorHousehold",
  "renewal",
  "dataOn",
] as const satisfies readonly LoanField[];

/** How many characters a loan number may have. */
export const loanNoLengthMax = 40;
/** How many characters a text of a loan (name, product, branch, …) may have. */
export const loanTextLengthMax = 100;
/** Up to how many versions books may bring a loan: a monthly book for forty years. */
export const loanVersionMax = 500;
/** How many journal entries a loan may have: each that a book made may be undone once. */
export const loanHistoryMax = 2 * loanVersionMax;

/**
 * What is still owed on a loan: the balance the bank reported; nothing when it is closed;
 * the whole amount while no book has told a balance.
 */
export function outstandingFenOf(facts: Pick<LoanFacts, "amountFen" | "outstandingFen" | "status">): Fen {
  if (facts.outstandingFen !== undefined) return facts.outstandingFen;
  return facts.status !== undefined && isClosed(facts.status) ? 0n : facts.amountFen;
}
