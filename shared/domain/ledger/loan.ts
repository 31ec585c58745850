import type { Day } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { LoanFieldRow } from "./loan-field-row.ts";
import { loanFieldTable } from "./loan-fields.ts";
import { isClosed } from "./loan-status.ts";

/** What identifies a loan note (借据): its number within its bank. */
export type LoanKey = { bankId: string; loanNo: string };

type Table = typeof loanFieldTable;
export type LoanField = keyof Table;

/** What each kind of field holds in a program. */
type KindValue = { text: string; code: string; fen: Fen; day: Day; ppm: number; flag: boolean };
type ValueOf<Row> = Row extends { kind: "enum"; names: infer Names }
  ? keyof Names
  : Row extends { kind: infer Kind extends keyof KindValue }
    ? KindValue[Kind]
    : never;
type NeededField = { [Field in LoanField]: Table[Field] extends { needed: true } ? Field : never }[LoanField];
type Flat<T> = { [Key in keyof T]: T[Key] };

/** What the bank's books state of a loan; a field that no book has stated is absent. */
export type LoanFacts = Flat<
  { [Field in NeededField]: ValueOf<Table[Field]> } & {
    [Field in Exclude<LoanField, NeededField>]?: ValueOf<Table[Field]> | undefined;
  }
>;

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

/** What a row of a book states of a loan. A book need not repeat what the ledger knows. */
export type StatedFacts = { [Field in LoanField]?: LoanFacts[Field] | undefined };

/** Everything that the table of fields says about each. */
export const loanFieldRows: Readonly<Record<LoanField, LoanFieldRow>> = loanFieldTable;

/** Every field of a loan in the order in which the journal writes them. */
export const loanFields: readonly LoanField[] = Object.keys(loanFieldTable).filter(isLoanField);

/** The fields without which there is no loan. */
export const neededLoanFields: readonly NeededField[] = loanFields.filter(isNeeded);

type TextField = { [Field in LoanField]: Table[Field]["kind"] extends "text" ? Field : never }[LoanField];

/** Tells whether a field is a text that people wrote. */
export function isText(field: LoanField): field is TextField {
  return loanFieldRows[field].kind === "text";
}

function isLoanField(name: string): name is LoanField {
  return name in loanFieldTable;
}

function isNeeded(field: LoanField): field is NeededField {
  return loanFieldRows[field].needed === true;
}

/** Tells whether facts are all that a loan needs. */
export function isWholeLoan(facts: StatedFacts): facts is LoanFacts {
  return neededLoanFields.every((field) => facts[field] !== undefined);
}

/** How many characters a loan number may have. */
export const loanNoLengthMax = 40;
/** How many characters a text of a loan (name, product, branch, …) may have. */
export const loanTextLengthMax = 100;
/** Up to how many versions books may bring a loan: a monthly book for forty years. */
export const loanVersionMax = 500;
/** How many journal entries a loan may have: each that a book made may be undone once. */
export const loanHistoryMax = 2 * loanVersionMax;

/**
 * What is owed on a loan: the balance that the bank reported; nothing when it is closed; the whole amount while no book
 * has stated a balance.
 */
export function outstandingFenOf(facts: Pick<LoanFacts, "amountFen" | "outstandingFen" | "status">): Fen {
  if (facts.outstandingFen !== undefined) return facts.outstandingFen;
  return facts.status !== undefined && isClosed(facts.status) ? 0n : facts.amountFen;
}
