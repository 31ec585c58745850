import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, test } from "vitest";
import { placesHeldMax } from "#shared/adapters/dynamodb/association-loans.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { chance } from "#shared/adapters/system/system.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { emptyHead } from "#shared/domain/ledger/journal.ts";
import { postingActionsMax } from "#shared/ports/ledger/ledger.ts";
import type { Store } from "#shared/ports/store.ts";
import { createTable, type DynamoDbLocal, openDynamoDbLocal } from "#test/support/dynamodb-local.ts";
import { openOffice } from "#test/support/office.ts";
import { createClerk, loanFacts, makePosting, manyLoans } from "#test/support/postings.ts";
import { loanPages, readBook, readPages } from "#test/support/read-book.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let local: DynamoDbLocal;
let tables = 0;
beforeAll(async () => {
  local = await openDynamoDbLocal();
});

/** A store on a new table; `loses` tells of each answer to a write, by its number from 1, whether it is lost on its way. */
async function openDynamo(loses: (answer: number) => boolean): Promise<{ store: Store; lost(): number }> {
  const client: DynamoDBClient = local.client();
  const tableName = `history-${tables++}`;
  await createTable(client, tableName);
  let answers = 0;
  let lost = 0;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        const answer = await next(request);
        if (!/Put|Write/.test(commandName ?? "")) return answer;
        answers += 1;
        if (!loses(answers)) return answer;
        lost += 1;
        throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
      },
    { step: "deserialize", priority: "high" },
  );
  const store = createDynamoStore({ client, tableName, pause: async () => {}, chance });
  return { store, lost: () => lost };
}

/** Books of two months with a correction, more rows than one posting takes, a renewed upload and a refused row. */
function books(): [string, Sheet[]][] {
  const june = Array.from({ length: 130 }, (_, index) => plainRow(`J${index}`, 10_000 + index));
  const july = [plainRow("J3", 99_999), ...june.slice(100), plainRow("K1", 12_345, "2016-07-02")];
  const hostile = [plainRow("=HYPERLINK(1)"), plainRow("𠮷"), plainRow("__proto__"), plainRow("X", "many")];
  return [
    ["2016-06-贷款明细.xlsx", [sheetOf("明细", [[...plainHeaders], ...june])]],
    ["2016-07-贷款明细.xlsx", [sheetOf("明细", [[...plainHeaders], ...july])]],
    ["2016-07-贷款明细.xlsx", [sheetOf("明细", [[...plainHeaders], ...july])]],
    ["2016-08-贷款明细.xlsx", [sheetOf("__proto__", [[...plainHeaders], ...hostile])]],
  ];
}

/** Commits the books one after another, undoes the first and commits it again, and shows all that the store has then. */
async function play(store: Store) {
  let ids = 0;
  const office = openOffice(store, { newId: () => `i${String(++ids).padStart(25, "0")}` });
  const imports: string[] = [];
  for (const [name, sheets] of books()) imports.push((await office.commit(name, sheets)).importId);
  const { undo } = await office.undo(imports[0] ?? "");
  for (const [name, sheets] of books().slice(0, 1)) await office.commit(`again-${name}`, sheets);
  return {
    undo,
    book: await readBook(store.ledger, 50),
    imports: await readPages((cursor) => store.imports.list(2, cursor)),
    associations: await store.associations.list(),
    verified: await verifyLedger(office.deps),
  };
}

test("the same work gives the same book, imports and associations on both stores, also when answers are lost", async () => {
  const sqlite = openSqliteStore({ file: ":memory:" });
  const expected = await play(sqlite);
  const plain = await openDynamo(() => false);
  const losing = await openDynamo((answer) => answer % 3 === 0);

  expect(expected.book.loans.flat().length).toBeGreaterThan(130);
  expect(expected.verified.ok).toBe(true);
  expect(expected.undo?.undoneCount).toBeGreaterThan(90);
  expect(expected.undo?.keptCount).toBeGreaterThan(0);
  expect(await play(plain.store)).toEqual(expected);
  expect(await play(losing.store)).toEqual(expected);
  expect(losing.lost()).toBeGreaterThan(5);
  sqlite.close();
}, 60_000);

test("a posting whose answers are all lost is busy, in once, and a duplicate afterwards", async () => {
  let deaf = true;
  const { store, lost } = await openDynamo(() => deaf);
  const posting = makePosting(emptyHead, [{ loanNo: "A", facts: loanFacts() }]);

  await expect(store.ledger.post(posting)).rejects.toMatchObject({ code: "ledger-busy" });
  deaf = false;

  expect(lost()).toBeGreaterThan(1);
  expect(await store.ledger.post(posting)).toEqual({ outcome: "duplicate", marker: posting.marker });
  const [programme] = await store.ledger.totals("programme");
  expect(programme?.measures).toMatchObject({ loanCount: 1n, disbursedFen: loanFacts().amountFen });
});

test("a full block of loans with all texts at their longest, none of them like another, is taken", async () => {
  const { store } = await openDynamo(() => false);
  let seed = 20_160_601;
  const text = () =>
    Array.from({ length: 100 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return String.fromCodePoint(0x4e00 + (seed % 20_000));
    }).join("");
  const long = () =>
    loanFacts({
      borrowerName: text(),
      product: text(),
      guarantee: text(),
      purpose: text(),
      branch: text(),
      contractNo: text(),
    });
  const changes = Array.from({ length: postingActionsMax - 7 }, (_, index) => ({
    loanNo: `L${index}`,
    facts: long(),
  }));
  const first = makePosting(emptyHead, changes);
  expect(await store.ledger.post(first)).toEqual({ outcome: "posted" });
  const again = makePosting(
    await store.ledger.head(),
    first.loans.map((before) => ({ loanNo: before.loanNo, before, facts: long() })),
    { importId: "import-2" },
  );

  expect(await store.ledger.post(again)).toEqual({ outcome: "posted" });

  expect(await store.ledger.blocks(0, 10)).toEqual([first.block, again.block]);
});

test("an association with more loans than are held at a time is listed and summed whole, in order", async () => {
  const { store } = await openDynamo(() => false);
  const clerk = createClerk(store.ledger);
  const count = 2 * placesHeldMax + 120;
  const numbers = Array.from({ length: count }, (_, index) => `L${(index * 7919) % 100_003}`);
  for (let at = 0; at < count; at += 90) {
    const told = numbers.slice(at, at + 90).map((loanNo) => [loanNo, loanFacts()]);
    await clerk.post(Object.fromEntries(told));
  }

  const pages = await loanPages(store.ledger, { associationId: "a1" }, 200);
  const { groups, more } = await store.ledger.sumLoans({}, count);

  expect(pages.flat().map(({ loanNo }) => loanNo)).toEqual(numbers.toSorted());
  expect(pages.slice(0, -1).every(({ length }) => length === 200)).toBe(true);
  expect([groups.map(({ loanCount }) => loanCount), more]).toEqual([[count], false]);
}, 120_000);

test("a full posting that comes too late shows nothing, and takes nothing from what the faster one shows", async () => {
  const { store } = await openDynamo(() => false);
  const full = (prefix: string, importId: string) => {
    const changes = Object.entries(manyLoans(postingActionsMax - 7, () => ({}), prefix)).map(
      ([loanNo, facts]) => ({
        loanNo,
        facts,
      }),
    );
    return makePosting(emptyHead, changes, { importId });
  };
  const [faster, slower] = [full("F", "import-1"), full("S", "import-2")];

  expect(await store.ledger.post(faster)).toEqual({ outcome: "posted" });
  expect(await store.ledger.post(slower)).toEqual({ outcome: "moved" });

  const listed = (await loanPages(store.ledger, { associationId: "a1" }, 200)).flat();
  expect(listed.map(({ loanNo }) => loanNo)).toEqual(faster.loans.map(({ loanNo }) => loanNo));
});

test("a cursor that somebody made up gives a page or is refused", async () => {
  const { store } = await openDynamo(() => false);
  await store.ledger.post(makePosting(emptyHead, [{ loanNo: "A", facts: loanFacts() }]));
  const cursorOf = (key: string[]) => Buffer.from(JSON.stringify(key)).toString("base64url");
  const parts = ["", "\0", "\ud800", "\u{10ffff}z", "#", "~", "a1"];

  for (const part of parts) {
    for (const filter of [{}, { associationId: "a1" }, { bankId: "psbc-chuzhou" }, { bankId: "" }]) {
      const page = store.ledger.listLoans(filter, 5, cursorOf([part, part, part])).catch(codeOf);
      expect([undefined, "cursor-invalid"]).toContain(Reflect.get(await page, "code"));
    }
    const page = store.imports.list(5, cursorOf([part, part])).catch(codeOf);
    expect([undefined, "cursor-invalid"]).toContain(Reflect.get(await page, "code"));
  }
});

function codeOf(error: unknown): { code: unknown } {
  return { code: error instanceof LedgerFailure ? error.code : String(error) };
}
