import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import type { JournalQuery } from "#shared/app/audit/list-journal.ts";
import { listJournal } from "#shared/app/audit/list-journal.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { readPages } from "#test/support/read-book.ts";
import { loanBook, type ShortLoan } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
let first: string;
let second: string;

const many = (from: number, to: number, amount: number): ShortLoan[] =>
  Array.from({ length: to - from }, (_, index) => [`A${1000 + from + index}`, amount, "2016-10-20"]);

beforeEach(async () => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
  ({ importId: first } = await office.commit("a.xlsx", loanBook(...many(0, 300, 50_000))));
  ({ importId: second } = await office.commit("b.xlsx", loanBook(...many(290, 400, 60_000))));
  await office.undo(second);
});
afterEach(() => store.close());

const pagesOf = (query: JournalQuery, limit = 2) =>
  readPages((cursor) => listJournal(office.deps, { limit, cursor, ...query }));
const entriesOf = async (query: JournalQuery) =>
  (await pagesOf(query)).flat().flatMap(({ entries }) => entries);

test("without a filter every block comes once, in order, with the number of the last", async () => {
  const pages = await pagesOf({});
  const { headBlockNo } = await listJournal(office.deps, { limit: 1 });

  expect(pages.every((page) => page.length <= 2)).toBe(true);
  const numbers = pages.flat().map(({ blockNo }) => blockNo);
  expect(numbers).toEqual(Array.from({ length: headBlockNo }, (_, index) => index + 1));
  expect((await store.ledger.head()).blockNo).toBe(headBlockNo);
});

test("of an import come the blocks that it wrote and those that undid it, and no other", async () => {
  const all = (await pagesOf({})).flat();

  for (const importId of [first, second]) {
    const own = all.filter((block) => block.importId === importId).map(({ blockNo }) => blockNo);
    expect((await pagesOf({ importId })).flat().map(({ blockNo }) => blockNo)).toEqual(own);
  }
  expect(await entriesOf({ importId: "nothing" })).toEqual([]);
});

test("of a kind come its entries alone, each once over all pages", async () => {
  const all = await entriesOf({});

  for (const kind of ["opened", "changed", "undone"] as const) {
    const seqs = all.filter((entry) => entry.kind === kind).map(({ seq }) => seq);
    expect(seqs.length).toBeGreaterThan(0);
    expect((await entriesOf({ kind })).map(({ seq }) => seq)).toEqual(seqs);
    expect(
      new Set((await entriesOf({ kind, importId: second })).map((entry) => entry.kind)).size,
    ).toBeLessThan(2);
  }
  expect(await entriesOf({ kind: "undone", importId: second })).toHaveLength(110);
});

test("a cursor that is none, or another filter's, is refused", async () => {
  const cursor = (cursor: string, query: JournalQuery = {}) =>
    listJournal(office.deps, { limit: 2, cursor, ...query });

  await expect(cursor("posted.0")).rejects.toMatchObject({ code: "cursor-invalid" });
  await expect(cursor("after.x")).rejects.toMatchObject({ code: "cursor-invalid" });
  await expect(cursor("after.1", { importId: first })).rejects.toMatchObject({ code: "cursor-invalid" });
});
