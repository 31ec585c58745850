import { monthOf } from "#shared/domain/base/month.ts";
import { groupsOf } from "#shared/domain/ledger/attribution.ts";
import { factsFromTexts, factsToTexts } from "#shared/domain/ledger/field-text.ts";
import type { Loan, LoanKey, LoanState } from "#shared/domain/ledger/loan.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import type { Database, Row } from "./database.ts";
import { loanRow, standingRow, undoneLoanRow } from "./row-schemas.ts";

/** How many loans one query reads: statements are kept, so that there is one of this length and not one of each. */
const numbersEach = 100;

const ofNumbers = `bank_id = ? AND loan_no IN (?${", ?".repeat(numbersEach - 1)})`;
const loansOfNumbers = `SELECT * FROM loan WHERE ${ofNumbers}`;
const undoneOfNumbers = `SELECT * FROM undone_loan WHERE ${ofNumbers}`;
const standingLoans = `SELECT bank_id, loan_no, version, 0 AS undone FROM loan WHERE ${ofNumbers}`;
const standingUndone = `SELECT bank_id, loan_no, version, 1 AS undone FROM undone_loan WHERE ${ofNumbers}`;
const takeOutLoan = "DELETE FROM loan WHERE bank_id = ? AND loan_no = ?";
const takeOutUndone = "DELETE FROM undone_loan WHERE bank_id = ? AND loan_no = ?";

/** The version of a loan, and in which of the two tables it is. */
export type Standing = { version: number; isUndone: boolean };

/** The loans under some keys; those that no entry speaks of are left out, undone ones are there without facts. */
export function readLoans(database: Database, keys: readonly LoanKey[]): LoanState[] {
  const loans: LoanState[] = ofKeys(database, loansOfNumbers, keys).map(toLoan);
  if (loans.length === keys.length) return loans;
  const found = new Set(loans.map(loanKeyText));
  const rest = keys.filter((key) => !found.has(loanKeyText(key)));
  return [...loans, ...ofKeys(database, undoneOfNumbers, rest).map(toUndone)];
}

/** How the loans under some keys stand, by their keys' texts. */
export function standingOf(database: Database, keys: readonly LoanKey[]): Map<string, Standing> {
  const rows = [...ofKeys(database, standingLoans, keys), ...ofKeys(database, standingUndone, keys)];
  return new Map(
    rows.map((row) => {
      const { bank_id, loan_no, version, undone } = standingRow.parse(row);
      return [loanKeyText({ bankId: bank_id, loanNo: loan_no }), { version, isUndone: undone === 1 }];
    }),
  );
}

/** Writes a loan into the one of its two tables that it belongs to, and takes it out of the other. */
export function writeLoan(
  database: Database,
  { bankId, loanNo, version, facts, blockNos }: LoanState,
  standing: Standing | undefined,
): void {
  const isUndone = facts === undefined;
  if (standing !== undefined && standing.isUndone !== isUndone) {
    database.run(isUndone ? takeOutLoan : takeOutUndone, bankId, loanNo);
  }
  if (isUndone) {
    database.run(
      "INSERT OR REPLACE INTO undone_loan (bank_id, loan_no, version, block_nos) VALUES (?, ?, ?, ?)",
      bankId,
      loanNo,
      version,
      JSON.stringify(blockNos),
    );
    return;
  }
  const { associationId, countyCode } = groupsOf(facts);
  database.run(
    `INSERT OR REPLACE INTO loan
      (bank_id, loan_no, version, association_id, county_code, month, status, facts, block_nos)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    bankId,
    loanNo,
    version,
    associationId,
    countyCode,
    monthOf(facts.disbursedOn),
    facts.status ?? null,
    JSON.stringify(factsToTexts(facts)),
    JSON.stringify(blockNos),
  );
}

export function toLoan(row: Row): Loan {
  const { bank_id, loan_no, version, facts, block_nos } = loanRow.parse(row);
  return {
    bankId: bank_id,
    loanNo: loan_no,
    version,
    facts: factsFromTexts((field) => facts[field] ?? null),
    blockNos: block_nos,
  };
}

function toUndone(row: Row): LoanState {
  const { bank_id, loan_no, version, block_nos } = undoneLoanRow.parse(row);
  return { bankId: bank_id, loanNo: loan_no, version, blockNos: block_nos };
}

/** The rows of a query by `ofNumbers` for some keys, asked for in one go for many of a bank. */
function ofKeys(database: Database, sql: string, keys: readonly LoanKey[]): Row[] {
  const rows: Row[] = [];
  for (const [bankId, ofBank] of Map.groupBy(keys, (key) => key.bankId)) {
    for (let start = 0; start < ofBank.length; start += numbersEach) {
      const numbers: (string | null)[] = ofBank.slice(start, start + numbersEach).map(({ loanNo }) => loanNo);
      while (numbers.length < numbersEach) numbers.push(null);
      rows.push(...database.all(sql, bankId, ...numbers));
    }
  }
  return rows;
}
