import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { describeStore } from "#test/contracts/store-contract.ts";
import { createClerk, loanFacts, manyLoans } from "#test/support/postings.ts";
import { readBook } from "#test/support/read-book.ts";

let folder: string;
let files = 0;
const newFile = () => join(folder, `ledger-${files++}.sqlite`);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yinhui-sqlite-"));
});
afterAll(() => rm(folder, { recursive: true }));

describeStore("SQLite store", async () => {
  const store = openSqliteStore({ file: newFile() });
  return { store, close: async () => store.close() };
});

test("a store opened again, or twice at once, shows the same book", async () => {
  const file = newFile();
  const first = openSqliteStore({ file });
  await createClerk(first.ledger).post(manyLoans(10));
  const book = await readBook(first.ledger);

  const second = openSqliteStore({ file });
  expect(await readBook(second.ledger)).toEqual(book);

  first.close();
  second.close();
  const again = openSqliteStore({ file });
  expect(await readBook(again.ledger)).toEqual(book);
  again.close();
});

test("of two openings that post from one head one is moved", async () => {
  const file = newFile();
  const [one, two] = [openSqliteStore({ file }), openSqliteStore({ file })];
  const [first, second] = [createClerk(one.ledger), createClerk(two.ledger)];

  expect(await first.post({ A: loanFacts() }, "import-1")).toEqual({ outcome: "posted" });
  expect(await second.post({ B: loanFacts() }, "import-2")).toEqual({ outcome: "moved" });

  one.close();
  two.close();
});

test("the database and what lies beside it are readable by their owner only", async () => {
  const file = newFile();
  const store = openSqliteStore({ file });
  await createClerk(store.ledger).post({ A: loanFacts() });

  for (const suffix of ["", "-wal", "-shm"]) {
    expect((await stat(file + suffix)).mode & 0o777, suffix).toBe(0o600);
  }
  store.close();
});
