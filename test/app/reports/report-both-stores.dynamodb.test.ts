import { beforeAll, expect, test } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { chance } from "#shared/adapters/system/system.ts";
import { seedAssociations } from "#shared/app/associations/seed-associations.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import type { Store } from "#shared/ports/store.ts";
import { isWhole } from "#test/support/depth.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { openOffice } from "#test/support/office.ts";
import { historyProgramme, playReportHistory } from "#test/support/report-history.ts";

/** A month with a late book; a nearer one where tests do not run whole. */
const through = isWhole ? "2018-07" : "2017-10";
const playTimeoutMs = 240_000;
let local: DynamoDbLocal;

beforeAll(async () => {
  local = await openDynamoDbLocal();
});

/** Plays the history up to a month with a late book, and gives the hash of each report and of the same made again. */
async function hashesOn(store: Store): Promise<[month: string, published: string, remade: string][]> {
  let clock = "2017-06-30T00:00:00.000Z";
  let ids = 0;
  const newId = () => String(++ids).padStart(26, "0");
  const office = openOffice(store, { now: () => clock, newId, programme: historyProgramme });
  await seedAssociations(office.deps);
  await playReportHistory(
    office,
    (instant) => {
      clock = instant;
    },
    through,
  );
  const hashes: [string, string, string][] = [];
  for (const { month, sha256 } of await store.reports.list()) {
    hashes.push([month, sha256, (await remakeReport(office.deps, month)).sha256]);
  }
  return hashes;
}

test(
  "a report is the same bytes on both stores, and made again on either",
  async () => {
    const client = local.client();
    await createTable(client, "reports-of-both");
    const dynamo = createDynamoStore({ client, tableName: "reports-of-both", pause: async () => {}, chance });
    const sqlite = openSqliteStore({ file: ":memory:" });

    const [onDynamo, onSqlite] = [await hashesOn(dynamo), await hashesOn(sqlite)];

    expect(onDynamo).toEqual(onSqlite);
    expect(onSqlite).toHaveLength(isWhole ? 14 : 5);
    for (const [month, published, remade] of onSqlite) expect(remade, month).toBe(published);
    client.destroy();
    sqlite.close();
  },
  playTimeoutMs,
);
