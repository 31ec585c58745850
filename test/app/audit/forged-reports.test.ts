import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { toJsonText } from "#shared/adapters/stored/json-text.ts";
import { type ForgedStore, forgedReportsContract } from "#test/contracts/forged-reports.ts";

describe("forged reports beside SQLite", () => forgedReportsContract(async () => openForged()));

function openForged(): ForgedStore {
  const folder = mkdtempSync(join(tmpdir(), "yinhui-forged-"));
  const file = join(folder, "ledger.sqlite");
  const store = openSqliteStore({ file });
  const plant = async (sql: string, ...values: (string | number)[]) => {
    const database = new DatabaseSync(file);
    expect(database.prepare(sql).run(...values).changes).toBe(1);
    database.close();
  };
  return {
    store,
    forge: {
      report: ({ month, revision, publishedAt, publishedBy, sha256, headHash }) =>
        plant(
          "UPDATE report SET revision = ?, published_at = ?, published_by = ?, sha256 = ?, head_hash = ? WHERE month = ?",
          ...[revision, publishedAt, publishedBy, sha256, headHash, month],
        ),
      block: ({ blockNo, previousHash, hash, knownAt, entries }) =>
        plant(
          "UPDATE journal_block SET previous_hash = ?, hash = ?, known_at = ?, entries = ? WHERE block_no = ?",
          ...[previousHash, hash, knownAt, toJsonText(entries), blockNo],
        ),
      borrower: (loanNo, name) =>
        plant("UPDATE loan SET facts = json_set(facts, '$.borrowerName', ?) WHERE loan_no = ?", name, loanNo),
    },
    async close() {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
