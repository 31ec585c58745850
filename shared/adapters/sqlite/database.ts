import { chmodSync, closeSync, openSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { LedgerFailure } from "#shared/domain/failure.ts";
import { migrations } from "./migrations.ts";

/** A row as SQLite gives it, columns by name. */
export type Row = Record<string, unknown>;

/** An open database: statements are kept, integers are read exactly. */
export type Database = {
  run(sql: string, ...values: SQLInputValue[]): { changes: bigint };
  get(sql: string, ...values: SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: SQLInputValue[]): Row[];
  /** Runs `work` in one transaction that holds the write lock from its beginning; an error takes everything back. */
  transaction<T>(work: () => T): T;
  close(): void;
};

/** The lowest byte of every SQLITE_BUSY code. */
const sqliteBusy = 5;
const busyTimeoutMs = 10_000;

/** Opens a database file (or `:memory:`) readable by its owner only, durable at every commit, brought to the newest schema. */
export function openDatabase(file: string): Database {
  if (file !== ":memory:") keepPrivate(file);
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  const statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  const prepared = (sql: string) => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      statement.setReadBigInts(true);
      statements.set(sql, statement);
    }
    return statement;
  };
  const opened: Database = {
    run: (sql, ...values) => ({ changes: BigInt(inTime(() => prepared(sql).run(...values)).changes) }),
    get: (sql, ...values) => prepared(sql).get(...values),
    all: (sql, ...values) => prepared(sql).all(...values),
    transaction(work) {
      inTime(() => database.exec("BEGIN IMMEDIATE"));
      try {
        const result = work();
        database.exec("COMMIT");
        return result;
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => database.close(),
  };
  migrate(opened, database);
  return opened;
}

/** Sees to it that the file is its owner's only before anything is in it; SQLite gives its side files the same mode. */
function keepPrivate(file: string): void {
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
}

/** Runs what takes the write lock. Fails with `ledger-busy` when other processes hold it for longer than the timeout. */
function inTime<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    const busy =
      error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === sqliteBusy;
    throw busy ? new LedgerFailure("ledger-busy") : error;
  }
}

function migrate(opened: Database, database: DatabaseSync): void {
  opened.transaction(() => {
    const version = Number(opened.get("PRAGMA user_version")?.["user_version"] ?? 0);
    if (version > migrations.length) {
      throw new Error(
        `the database has schema ${version}, this program knows ${migrations.length}: it is older`,
      );
    }
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}
