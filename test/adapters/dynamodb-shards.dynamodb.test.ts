import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, expect, test } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { openTable } from "#shared/adapters/dynamodb/table.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { chance, pause } from "#shared/adapters/system/system.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { associationKey, importKey, programmeKey } from "#shared/domain/ledger/totals.ts";
import type { Store } from "#shared/ports/store.ts";
import { cityBook } from "#test/support/city-books.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { createMemoryFiles } from "#test/support/memory-files.ts";
import { openOffice } from "#test/support/office.ts";
import { createClerk, loanFacts, makePosting } from "#test/support/postings.ts";
import { readBook } from "#test/support/read-book.ts";

let local: DynamoDbLocal;
let tables = 0;
beforeAll(async () => {
  local = await openDynamoDbLocal();
});

async function openShards() {
  const source = { client: local.client(), tableName: `shards-${tables++}`, pause: async () => {}, chance };
  await createTable(source.client, source.tableName);
  const { documents, tableName } = openTable(source);
  return {
    store: (totalsShards: number): Store => createDynamoStore({ ...source, totalsShards }),
    async items(partition: string): Promise<Record<string, unknown>[]> {
      const query = new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": partition },
      });
      return (await documents.send(query)).Items ?? [];
    },
  };
}

/** Commits a book a step, each on the store of that step, undoes the second, and shows what the last store has. */
async function play(stores: readonly Store[]) {
  let ids = 0;
  const newId = () => `i${String(++ids).padStart(25, "0")}`;
  const files = createMemoryFiles();
  const imports: string[] = [];
  for (const [step, store] of stores.entries()) {
    const office = openOffice(store, { newId, files });
    const months = [`2016-0${6 + step}`, "2016-10"];
    imports.push((await office.commit(`book-${step}.xlsx`, cityBook(months, 130, step))).importId);
    expect(await verifyLedger(office.deps)).toMatchObject({ ok: true, differences: [] });
  }
  const office = openOffice(stores.at(-1) ?? stores[0] ?? expect.fail(), { newId, files });
  await office.undo(imports[1] ?? "");
  const { ok, differences, head } = await verifyLedger(office.deps);
  expect(differences).toEqual([]);
  return {
    ok,
    head,
    book: await readBook(office.deps.ledger, 100),
    snapshot: await office.deps.snapshots.latest(),
  };
}

test("one table goes from one shard to four and to two: it verifies at each step and is the ledger of SQLite", async () => {
  const { store, items } = await openShards();
  const sqlite = openSqliteStore({ file: ":memory:" });
  const expected = await play([sqlite, sqlite, sqlite]);

  const played = await play([store(1), store(4), store(2)]);

  expect(played.ok).toBe(true);
  expect([played.head, played.book]).toEqual([expected.head, expected.book]);
  expect(played.snapshot?.head.hash).toBe(played.head);
  for (const shard of [1, 2, 3]) expect(await items(`TOTALS#${shard}`), `${shard}`).not.toEqual([]);
  expect(await items("TOTALS#4")).toEqual([]);
  sqlite.close();
}, 120_000);

test("books that are posted at once, by functions with the old and with the new number of shards, all add up", async () => {
  const { store, items } = await openShards();
  const files = createMemoryFiles();
  const offices = [1, 4, 4].map((totalsShards, place) => {
    let ids = 0;
    const newId = () => `${place}${String(++ids).padStart(25, "0")}`;
    return openOffice(store(totalsShards), { newId, files, pause });
  });

  const done = await Promise.all(
    offices.map((office, place) =>
      office.commit(`book-${place}.xlsx`, cityBook([`2016-0${6 + place}`], 300)),
    ),
  );

  expect(done.map(({ state, counts }) => [state, counts?.new])).toEqual(
    offices.map(() => ["committed", 300]),
  );
  for (const { deps } of offices) {
    expect(await verifyLedger(deps)).toMatchObject({ ok: true, loans: 900, differences: [] });
  }
  expect(await items("TOTALS#3")).not.toEqual([]);
}, 120_000);

test("who reads with one shard, opened before there were more, sums them all, and lists each association", async () => {
  const { store, items } = await openShards();
  const reader = store(1);
  await createClerk(reader.ledger).post({ A0: loanFacts() });
  const writer = store(4);
  const head = await writer.ledger.head();

  const change = { loanNo: "B0", facts: loanFacts({ associationId: "b1" }) };
  expect(await writer.ledger.post(makePosting(head, [change], { importId: "import-2" }))).toEqual({
    outcome: "posted",
  });

  const counts = async (prefix: string) =>
    (await reader.ledger.totals(prefix)).map(({ key, measures }) => [key, measures.loanCount]);
  expect(await counts(programmeKey)).toEqual([[programmeKey, 2n]]);
  expect(await counts(associationKey(""))).toEqual([
    [associationKey("a1"), 1n],
    [associationKey("b1"), 1n],
  ]);
  expect(await counts(importKey("import-2"))).toEqual([[importKey("import-2"), 1n]]);
  expect((await reader.ledger.listLoans({}, 10)).items.map(({ loanNo }) => loanNo)).toEqual(["A0", "B0"]);
  expect((await items("TOTALS#2")).length).toBeGreaterThan(3);
});

test("totals that were announced for a posting that was never made are not among the totals", async () => {
  const { store } = await openShards();
  const writer = store(4);
  const elsewhere = { blockNo: 4, seq: 9, hash: "ab".repeat(32) };

  const late = makePosting(elsewhere, [{ loanNo: "A0", facts: loanFacts() }]);

  expect(await writer.ledger.post(late)).toEqual({ outcome: "moved" });
  expect(await writer.ledger.totals("")).toEqual([]);
  expect((await writer.ledger.listLoans({}, 10)).items).toEqual([]);
});
