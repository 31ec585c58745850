import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { chance } from "#shared/adapters/system/system.ts";
import type { Store } from "#shared/ports/store.ts";
import { cases } from "#test/support/depth.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { anyHistory, playHistory, type Step } from "#test/support/import-history.ts";
import { openOffice } from "#test/support/office.ts";
import { readBook, readPages } from "#test/support/read-book.ts";

let local: DynamoDbLocal;
let tables = 0;
beforeAll(async () => {
  local = await openDynamoDbLocal();
});

/** Plays a history, compared with the naive fold at each step, and shows all that the store has then. */
async function play(store: Store, steps: readonly Step[]) {
  let ids = 0;
  await playHistory(openOffice(store, { newId: () => `i${String(++ids).padStart(25, "0")}` }), steps);
  const keys = Array.from({ length: 31 }, (_, loan) => ({ bankId: "psbc-chuzhou", loanNo: `L${loan}` }));
  return {
    book: await readBook(store.ledger),
    loans: (await store.ledger.readLoans(keys)).toSorted((a, b) => (a.loanNo < b.loanNo ? -1 : 1)),
    imports: await readPages((cursor) => store.imports.list(5, cursor)),
  };
}

test("any books, committed and undone one after the other, give the same on both stores", async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (steps) => {
      const client = local.client();
      const tableName = `undo-${tables++}`;
      await createTable(client, tableName);
      const dynamo = createDynamoStore({ client, tableName, pause: async () => {}, chance });
      const sqlite = openSqliteStore({ file: ":memory:" });

      expect(await play(dynamo, steps)).toEqual(await play(sqlite, steps));

      client.destroy();
      sqlite.close();
    }),
    { numRuns: cases(8), seed: 20_160_601 },
  );
}, 120_000);
