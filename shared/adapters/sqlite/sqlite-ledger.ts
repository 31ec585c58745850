import { emptyHead, headAfter, type JournalBlock, type JournalHead } from "#shared/domain/ledger/journal.ts";
import type { Loan, LoanState } from "#shared/domain/ledger/loan.ts";
import type { LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import { loanKeyText } from "#shared/domain/ledger/loan-key.ts";
import { type Measures, measureNames, type TotalsKey } from "#shared/domain/ledger/totals.ts";
import type { Page } from "#shared/ports/base/page.ts";
import type { Ledger, Posting, PostingMarker, PostOutcome } from "#shared/ports/ledger/ledger.ts";
import { checkPosting } from "../stored/check-posting.ts";
import { decodeCursor } from "../stored/cursor.ts";
import { toJsonText } from "../stored/json-text.ts";
import { loanCursor } from "../stored/loan-cursor.ts";
import { pageOf } from "../stored/page-of.ts";
import type { Database, Row } from "./database.ts";
import { loanConditions } from "./loan-conditions.ts";
import { readLoans, standingOf, toLoan, writeLoan } from "./loan-rows.ts";
import { blockRow, countRow, headRow, markerRow, totalRow } from "./row-schemas.ts";
import { scanLoans } from "./scan-loans.ts";
import { sumLoans } from "./sum-loans.ts";

const measureList = measureNames.map((name) => `"${name}"`).join(", ");
const addToTotal = `INSERT INTO total (key, ${measureList}) VALUES (?${", ?".repeat(measureNames.length)})
  ON CONFLICT (key) DO UPDATE SET ${measureNames.map((name) => `"${name}" = "${name}" + excluded."${name}"`).join(", ")}`;

const ofCustomer = `SELECT * FROM loan WHERE bank_id = ? AND json_extract(facts, '$.customerNo') = ?
  AND json_extract(facts, '$.customerNo') IS NOT NULL`;

const addQuietPosting = `INSERT INTO quiet_postings (after_block_no, count) VALUES (?, 1)
  ON CONFLICT (after_block_no) DO UPDATE SET count = count + 1`;

/** The ledger in SQLite: a posting is one transaction under the database's one write lock. */
export function createSqliteLedger(database: Database): Ledger {
  return {
    async head() {
      return readHead(database);
    },
    async readLoans(keys) {
      return readLoans(database, keys);
    },
    async loansOfCustomers(bankId, customerNos) {
      return [...customerNos].flatMap((customerNo) =>
        database.all(ofCustomer, bankId, customerNo).map(toLoan),
      );
    },
    async post(posting) {
      checkPosting(posting);
      return database.transaction(() => post(database, posting));
    },
    async quietPostings() {
      return quietPostings(database, readHead(database));
    },
    async marker(importId, startRow) {
      return readMarker(database, importId, startRow);
    },
    async totals(prefix) {
      const rows = database.all(
        "SELECT * FROM total WHERE key >= ? AND key < ? ORDER BY key",
        prefix,
        `${prefix}\u{10ffff}`,
      );
      return rows.map((row) => totalRow.parse(row));
    },
    listLoans: async (filter, limit, cursor) => listLoans(database, filter, limit, cursor),
    scanLoans: (filter, loansMax, keep) =>
      scanLoans(async (limit, cursor) => listLoans(database, filter, limit, cursor), loansMax, keep),
    async sumLoans(filter, loansMax) {
      return sumLoans(database, filter, loansMax);
    },
    async blocks(afterBlockNo, limit) {
      const sql = "SELECT * FROM journal_block WHERE block_no > ? ORDER BY block_no LIMIT ?";
      return database.all(sql, afterBlockNo, limit).map(toBlock);
    },
  };
}

function listLoans(database: Database, filter: LoanFilter, limit: number, cursor?: string): Page<Loan> {
  const after = cursor === undefined ? ["", "", ""] : decodeCursor(cursor, 3);
  const { conditions, values } = loanConditions(filter);
  const where = ["(association_id, bank_id, loan_no) > (?, ?, ?)", ...conditions].join(" AND ");
  const sql = `SELECT * FROM loan WHERE ${where} ORDER BY association_id, bank_id, loan_no LIMIT ?`;
  const rows = database.all(sql, ...after, ...values, limit + 1).map(toLoan);
  return pageOf(rows, limit, loanCursor);
}

function post(database: Database, posting: Posting): PostOutcome {
  const { marker, block, expectedHead } = posting;
  const stored = readMarker(database, marker.importId, marker.startRow);
  if (stored !== undefined) return { outcome: "duplicate", marker: stored };
  const head = readHead(database);
  if (head.blockNo !== expectedHead.blockNo || head.hash !== expectedHead.hash) return { outcome: "moved" };
  const { expectedQuiet } = posting;
  if (expectedQuiet !== undefined && quietPostings(database, head) !== expectedQuiet)
    return { outcome: "moved" };
  if (block === undefined) {
    database.run(addQuietPosting, head.blockNo);
  } else {
    const standing = standingOf(database, posting.loans);
    const isMoved = (loan: LoanState) => (standing.get(loanKeyText(loan))?.version ?? 0) !== loan.version - 1;
    if (posting.loans.some(isMoved)) return { outcome: "moved" };
    writeBlock(database, block);
    for (const loan of posting.loans) writeLoan(database, loan, standing.get(loanKeyText(loan)));
    for (const [key, measures] of posting.totals) addTotal(database, key, measures);
  }
  database.run(
    `INSERT INTO posting_marker (import_id, start_row, next_row, outcomes, block_no, after_block_no)
      VALUES (?, ?, ?, ?, ?, ?)`,
    marker.importId,
    marker.startRow,
    marker.nextRow,
    marker.outcomes,
    marker.blockNo ?? null,
    marker.afterBlockNo ?? null,
  );
  return { outcome: "posted" };
}

function readHead(database: Database): JournalHead {
  const row = database.get(
    "SELECT block_no, last_seq, hash FROM journal_block ORDER BY block_no DESC LIMIT 1",
  );
  if (row === undefined) return emptyHead;
  const { block_no, last_seq, hash } = headRow.parse(row);
  return { blockNo: block_no, seq: last_seq, hash };
}

function quietPostings(database: Database, { blockNo }: JournalHead): number {
  const row = database.get("SELECT count FROM quiet_postings WHERE after_block_no = ?", blockNo);
  return row === undefined ? 0 : countRow.parse(row).count;
}

function readMarker(database: Database, importId: string, startRow: number): PostingMarker | undefined {
  const row = database.get(
    "SELECT * FROM posting_marker WHERE import_id = ? AND start_row = ?",
    importId,
    startRow,
  );
  if (row === undefined) return undefined;
  const { start_row, next_row, outcomes, block_no, after_block_no } = markerRow.parse(row);
  return {
    importId,
    startRow: start_row,
    nextRow: next_row,
    outcomes,
    blockNo: block_no,
    afterBlockNo: after_block_no,
  };
}

function writeBlock(database: Database, block: JournalBlock): void {
  database.run(
    `INSERT INTO journal_block (block_no, previous_hash, hash, known_at, known_by, import_id, last_seq, entries)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    block.blockNo,
    block.previousHash,
    block.hash,
    block.knownAt,
    block.by,
    block.importId,
    headAfter(block).seq,
    toJsonText(block.entries),
  );
}

function addTotal(database: Database, key: TotalsKey, measures: Measures): void {
  database.run(addToTotal, key, ...measureNames.map((name) => measures[name]));
}

function toBlock(row: Row): JournalBlock {
  const { block_no, previous_hash, hash, known_at, known_by, import_id, entries } = blockRow.parse(row);
  return {
    blockNo: block_no,
    previousHash: previous_hash,
    hash,
    knownAt: known_at,
    by: known_by,
    importId: import_id,
    entries,
  };
}
