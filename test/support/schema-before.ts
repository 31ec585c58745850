import { DatabaseSync } from "node:sqlite";
import { migrations } from "#shared/adapters/sqlite/migrations.ts";

/** Takes a ledger's schema back to what it was before it had a table: what has come since is lost with its content. */
export function takeSchemaBefore(file: string, tableName: string): void {
  const since = migrations.findIndex((migration) => migration.includes(`CREATE TABLE ${tableName} `));
  if (since < 0) throw new RangeError(`no migration makes ${tableName}`);
  const database = new DatabaseSync(file);
  for (const migration of migrations.slice(since)) {
    for (const [, index] of migration.matchAll(/CREATE INDEX (\w+)/g))
      database.exec(`DROP INDEX IF EXISTS ${index}`);
    for (const [, table] of migration.matchAll(/CREATE TABLE (\w+)/g)) database.exec(`DROP TABLE ${table}`);
    for (const [, table, column] of migration.matchAll(/ALTER TABLE (\w+) ADD COLUMN (\w+)/g))
      database.exec(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
  database.exec(`PRAGMA user_version = ${since}`);
  database.close();
}
