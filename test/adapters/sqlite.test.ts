import { execFile } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { describeStore } from "#test/contracts/store-contract.ts";
import { createClerk, loanFacts, manyLoans } from "#test/support/postings.ts";
import { readBook, readJournal } from "#test/support/read-book.ts";

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

test("processes that open and fill a new file at once lose nothing and wait for one another", async () => {
  const file = newFile();
  const script = fileURLToPath(new URL("../support/posting-process.ts", import.meta.url));
  const runs = ["a", "b", "c"].map((name) =>
    promisify(execFile)(process.execPath, [script, file, name, "30"]),
  );
  await Promise.all(runs);

  const { ledger, close } = openSqliteStore({ file });
  const journal = await readJournal(ledger, 50);
  expect(journal.map(({ blockNo }) => blockNo)).toEqual(Array.from({ length: 90 }, (_, index) => index + 1));
  expect(Map.groupBy(journal, ({ importId }) => importId).size).toBe(3);
  expect((await ledger.totals("programme"))[0]?.measures.loanCount).toBe(90n);
  close();
});
