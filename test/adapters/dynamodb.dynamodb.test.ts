import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { chance, pause } from "#shared/adapters/system/system.ts";
import { loanAmountFenMax } from "#shared/domain/base/money.ts";
import type { LoanFacts } from "#shared/domain/ledger/loan.ts";
import type { LoanFilter } from "#shared/domain/ledger/loan-filter.ts";
import { loanStatuses } from "#shared/domain/ledger/loan-status.ts";
import type { Store } from "#shared/ports/store.ts";
import { describeLedger, describeStore } from "#test/contracts/store-contract.ts";
import { cases } from "#test/support/depth.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { createClerk, loanFacts } from "#test/support/postings.ts";
import { loanPages, readBook } from "#test/support/read-book.ts";

let local: DynamoDbLocal;
let tables = 0;
beforeAll(async () => {
  local = await openDynamoDbLocal();
});

async function openStore(totalsShards = 1) {
  const client = local.client();
  const tableName = `ledger-${tables++}`;
  await createTable(client, tableName);
  const store: Store = createDynamoStore({ client, tableName, pause, chance, totalsShards });
  return { store, close: async () => client.destroy() };
}

describeStore("DynamoDB store", () => openStore());
describeLedger("DynamoDB store with four shards of totals", () => openStore(4));

const loanNo = fc.oneof(
  fc.integer({ min: 0, max: 25 }).map((number) => `L${number}`),
  fc.constantFrom("__proto__x", "𠮷", "￮", "a#b", '=HYPERLINK("x")'),
);
const facts: fc.Arbitrary<LoanFacts> = fc
  .record({
    associationId: fc.constantFrom("a1", "a10", "a2", "b"),
    countyCode: fc.constantFrom("341102", "341103"),
    amountFen: fc.oneof(fc.bigInt({ min: 1n, max: loanAmountFenMax }), fc.constant(loanAmountFenMax)),
    status: fc.constantFrom(undefined, ...loanStatuses),
    renewal: fc.constantFrom(undefined, true, false),
    disbursedOn: fc.constantFrom("2016-06-30", "2016-07-01", "2016-12-31"),
    borrowerName: fc.string({ unit: "grapheme", maxLength: 20 }),
  })
  .map(loanFacts);
const history = fc.array(
  fc.record({
    told: fc.array(fc.tuple(loanNo, facts), { minLength: 1, maxLength: 20 }).map((rows) => new Map(rows)),
    importId: fc.constantFrom("import-1", "import-2", "import-3"),
  }),
  { minLength: 1, maxLength: 8 },
);

test.each([1, 3])(
  "the same history gives the same book on both stores, with %i shards of totals",
  async (totalsShards) => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const dynamo = await openStore(totalsShards);
        const sqlite = openSqliteStore({ file: ":memory:" });
        const clerks = [dynamo.store, sqlite].map(({ ledger }) => createClerk(ledger));
        for (const { told, importId } of steps) {
          const [one, other] = await Promise.all(
            clerks.map((clerk) => clerk.post(Object.fromEntries(told), importId)),
          );
          expect(one).toEqual(other);
        }

        const [ours, theirs] = [dynamo.store.ledger, sqlite.ledger];
        for (const limit of [1, 7, 200]) {
          expect(await readBook(ours, limit)).toEqual(await readBook(theirs, limit));
        }
        const filters: LoanFilter[] = [
          { associationId: "a1" },
          { status: "overdue" },
          { month: "2016-07", countyCode: "341103" },
        ];
        for (const filter of filters) {
          expect(await loanPages(ours, filter, 3)).toEqual(await loanPages(theirs, filter, 3));
        }
        await dynamo.close();
        sqlite.close();
      }),
      { numRuns: cases(12), seed: 20_160_601 },
    );
  },
  120_000,
);
