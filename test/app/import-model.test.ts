import fc from "fast-check";
import { expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { commitImport } from "#shared/app/commit-import.ts";
import { postImport } from "#shared/app/post-import.ts";
import { verifyLedger } from "#shared/app/verify-ledger.ts";
import type { Sheet } from "#shared/domain/sheet.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

/** What a row says in the model: which loan, of which association and month, over how many yuan. */
type Told = { loan: number; association: number; month: number; yuan: number };

const told: fc.Arbitrary<Told> = fc.record({
  loan: fc.integer({ min: 0, max: 30 }),
  association: fc.integer({ min: 0, max: 3 }),
  month: fc.integer({ min: 6, max: 9 }),
  yuan: fc.integer({ min: 1, max: 1_000_000 }),
});
const book = fc.uniqueArray(told, { selector: ({ loan }) => loan, minLength: 1, maxLength: 25 });

function sheetsOf(rows: readonly Told[]): Sheet[] {
  const written = rows.map(({ loan, association, month, yuan }) => {
    const row = plainRow(`L${loan}`, yuan, `2016-0${month}-15`);
    row[4] = `协会${association}`;
    return row;
  });
  return [sheetOf("明细", [plainHeaders, ...written])];
}

/** The naive fold: the last book that speaks of a loan says what it is. */
function naive(model: ReadonlyMap<number, Told>) {
  const loans = [...model.values()];
  const sum = (of: readonly Told[]) => of.reduce((total, { yuan }) => total + BigInt(yuan) * 100n, 0n);
  return {
    programme: { count: BigInt(loans.length), fen: sum(loans) },
    months: new Map([...Map.groupBy(loans, ({ month }) => month)].map(([month, of]) => [month, sum(of)])),
  };
}

async function expectModel(office: Office, model: ReadonlyMap<number, Told>) {
  const expected = naive(model);
  const [programme] = await office.deps.ledger.totals("programme");
  expect(programme?.measures.loanCount ?? 0n).toBe(expected.programme.count);
  expect(programme?.measures.disbursedFen ?? 0n).toBe(expected.programme.fen);
  for (const month of [6, 7, 8, 9]) {
    const cells = await office.deps.ledger.totals(`cell#2016-0${month}#`);
    const fen = cells.reduce((total, { measures }) => total + measures.disbursedFen, 0n);
    expect(fen).toBe(expected.months.get(month) ?? 0n);
  }
  expect(await verifyLedger(office.deps)).toMatchObject({ ok: true, loans: model.size });
}

test("any books, committed one after the other, give what a naive fold gives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(book, { minLength: 1, maxLength: 6 }), async (books) => {
      const store = openSqliteStore({ file: ":memory:" });
      const office = openOffice(store);
      const model = new Map<number, Told>();
      for (const [index, rows] of books.entries()) {
        const known = rows.filter(({ loan }) => model.has(loan)).length;
        const record = await office.commit(`book-${index}.xlsx`, sheetsOf(rows));
        expect(record.counts).toMatchObject({ read: rows.length, new: rows.length - known, refused: 0 });
        for (const row of rows) model.set(row.loan, row);
        await expectModel(office, model);
      }
      store.close();
    }),
    { numRuns: 40 },
  );
});

test("two books committed at the same moment are both answered truthfully", async () => {
  await fc.assert(
    fc.asyncProperty(book, book, async (one, two) => {
      const store = openSqliteStore({ file: ":memory:" });
      const office = openOffice(store);
      const first = await office.check("one.xlsx", sheetsOf(one));
      const second = await office.check("two.xlsx", sheetsOf(two));
      await commitImport(office.deps, liaison, first.importId);
      await commitImport(office.deps, liaison, second.importId);
      await Promise.all([
        postImport(office.deps, first.importId),
        postImport(office.deps, second.importId),
        postImport(office.deps, second.importId),
      ]);
      const both = await Promise.all([first, second].map(({ importId }) => store.imports.get(importId)));
      expect(both.map((record) => record?.state)).toEqual(["committed", "committed"]);
      const loans = new Set([...one, ...two].map(({ loan }) => loan)).size;
      expect(both.reduce((total, record) => total + (record?.counts?.new ?? 0), 0)).toBe(loans);
      for (const record of both) {
        const counts = record?.counts;
        expect((counts?.new ?? 0) + (counts?.changed ?? 0) + (counts?.unchanged ?? 0)).toBe(counts?.read);
      }
      const [programme] = await store.ledger.totals("programme");
      const brought = await store.ledger.totals("import#");
      expect(brought.reduce((total, { measures }) => total + measures.disbursedFen, 0n)).toBe(
        programme?.measures.disbursedFen,
      );
      expect(await verifyLedger(office.deps)).toMatchObject({ ok: true, loans });
      store.close();
    }),
    { numRuns: 40 },
  );
});
