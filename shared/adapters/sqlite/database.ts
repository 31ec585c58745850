import { chmodSync, closeSync, openSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { diskFailureOf } from "../fs/disk-failure.ts";
import { migrations } from "./migrations.ts";
import { demandSoundPages } from "./quick-check.ts";
import { sqliteFailure } from "./sqlite-failure.ts";

/** A row as SQLite gives it, columns by name. */
export type Row = Record<string, unknown>;

/**
 * An open database: statements are cached, integers are read exactly. A busy, full or read-only disk and damaged pages
 * become failures of those names.
 */
export type Database = {
  run(sql: string, ...values: SQLInputValue[]): { changes: bigint };
  get(sql: string, ...values: SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: SQLInputValue[]): Row[];
  /** Runs `work` in one transaction that holds the write lock from its beginning; an error takes everything back. */
  transaction<T>(work: () => T): T;
  /** Whether damaged pages were met. */
  damaged(): boolean;
  /** Notes that damaged pages were found by others. */
  noteDamage(): void;
  close(): void;
};

const busyTimeoutMs = 10_000;

/**
 * Opens a database file (or `:memory:`) readable by its owner only, durable at every commit, its pages looked through,
 * brought to the newest schema. Fails with `ledger-damaged`, `disk-full`, `folder-read-only`.
 */
export function openDatabase(file: string): Database {
  const database = openFile(file);
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
    demandSoundPages(database);
    const opened = guarded(database);
    migrate(opened, database);
    return opened;
  } catch (error) {
    database.close();
    throw sqliteFailure(error);
  }
}

function openFile(file: string): DatabaseSync {
  try {
    if (file !== ":memory:") keepPrivate(file);
    return new DatabaseSync(file, { timeout: busyTimeoutMs });
  } catch (error) {
    throw diskFailureOf(error) ?? sqliteFailure(error);
  }
}

function guarded(database: DatabaseSync): Database {
  let damaged = false;
  const told = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const failure = sqliteFailure(error);
      if (failure instanceof LedgerFailure && failure.code === "ledger-damaged") damaged = true;
      throw failure;
    }
  };
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
  return {
    run: (sql, ...values) => ({ changes: BigInt(told(() => prepared(sql).run(...values)).changes) }),
    get: (sql, ...values) => told(() => prepared(sql).get(...values)),
    all: (sql, ...values) => told(() => prepared(sql).all(...values)),
    transaction(work) {
      told(() => database.exec("BEGIN IMMEDIATE"));
      try {
        const result = work();
        told(() => database.exec("COMMIT"));
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    damaged: () => damaged,
    noteDamage() {
      damaged = true;
    },
    close: () => database.close(),
  };
}

/** Sees to it that the file is its owner's only before anything is in it; SQLite gives its side files the same mode. */
function keepPrivate(file: string): void {
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
}

function migrate(opened: Database, database: DatabaseSync): void {
  opened.transaction(() => {
    const version = Number(opened.get("PRAGMA user_version")?.["user_version"] ?? 0);
    if (version > migrations.length) {
      throw new LedgerFailure("ledger-newer");
    }
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}
