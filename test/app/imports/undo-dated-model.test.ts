import fc from "fast-check";
import { expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { cancelImport } from "#shared/app/imports/cancel-import.ts";
import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { cases } from "#test/support/depth.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

/** A book of a data day or none, with columns of balance and purpose or not; a cell may be blank. */
type Book = {
  dataOn: string | undefined;
  columns: { balance: boolean; purpose: boolean };
  rows: { loan: number; yuan: number; balance: number | null; purpose: string | null }[];
};
type Step = { book: Book } | { undo: number };

const anyBook: fc.Arbitrary<Book> = fc.record({
  dataOn: fc.constantFrom(undefined, "2016-06-30", "2016-07-31", "2016-08-31"),
  columns: fc.record({ balance: fc.boolean(), purpose: fc.boolean() }),
  rows: fc.uniqueArray(
    fc.record({
      loan: fc.integer({ min: 0, max: 4 }),
      yuan: fc.constantFrom(50_000, 60_000),
      balance: fc.constantFrom(null, 30_000, 40_000),
      purpose: fc.constantFrom(null, "养殖", "种植"),
    }),
    { selector: ({ loan }) => loan, minLength: 1 },
  ),
});
const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    anyBook.map((book): Step => ({ book })),
    fc.integer({ min: 0, max: 4 }).map((undo): Step => ({ undo })),
  ),
  { minLength: 3, maxLength: 9 },
);

function sheetsOf({ dataOn, columns, rows }: Book): Sheet[] {
  const title = dataOn === undefined ? [] : [[`数据日期：${dataOn}`]];
  const headers = [
    ...plainHeaders,
    ...(columns.balance ? ["贷款余额"] : []),
    ...(columns.purpose ? ["贷款用途"] : []),
  ];
  const written = rows.map(({ loan, yuan, balance, purpose }) => [
    ...plainRow(`L${loan}`, yuan),
    ...(columns.balance ? [balance] : []),
    ...(columns.purpose ? [purpose] : []),
  ]);
  return [sheetOf("明细", [...title, headers, ...written])];
}

async function loansOf({ deps }: Office): Promise<Set<string>> {
  const loans = new Set<string>();
  for await (const { loanNo } of eachLoan(deps.ledger, {})) loans.add(loanNo);
  return loans;
}

test("whatever was undone, the loans are those of the books that stand, and the last of these would change nothing", async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const store = openSqliteStore({ file: ":memory:" });
      const office = openOffice(store);
      const books: { importId: string; book: Book; stands: boolean }[] = [];
      for (const step of steps) {
        if ("book" in step) {
          const { importId } = await office.commit("book.xlsx", sheetsOf(step.book));
          books.push({ importId, book: step.book, stands: true });
        }
        const undone = "undo" in step ? books.at(-1 - step.undo) : undefined;
        if (undone !== undefined) {
          await office.undo(undone.importId);
          undone.stands = false;
        }
        const standing = books.filter(({ stands }) => stands);
        const told = standing.flatMap(({ book }) => book.rows.map(({ loan }) => `L${loan}`));
        expect(await loansOf(office)).toEqual(new Set(told));
        const last = standing.at(-1);
        if (last === undefined) continue;
        const again = await office.check("again.xlsx", sheetsOf(last.book));
        expect(again.counts).toMatchObject({ new: 0, changed: 0, refused: 0 });
        await cancelImport(office.deps, liaison, again.importId);
      }
      expect((await verifyLedger(office.deps)).differences).toEqual([]);
      store.close();
    }),
    { numRuns: cases(60) },
  );
}, 120_000);
