import fc from "fast-check";
import { expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { listImportRows } from "#shared/app/imports/list-import-rows.ts";
import { postImport } from "#shared/app/imports/post-import.ts";
import { postUndo } from "#shared/app/imports/post-undo.ts";
import { undoImport } from "#shared/app/imports/undo-import.ts";
import { effectWarningCodes } from "#shared/domain/imports/effect-warning.ts";
import { cases } from "#test/support/depth.ts";
import { anyBook, anyHistory, anyTwoBooks, playHistory, sheetsOf } from "#test/support/import-history.ts";
import { answerHolding, liaison, type Office, openOffice } from "#test/support/office.ts";
import { readPages } from "#test/support/read-book.ts";

test("any books, committed and undone one after the other, give what a ledger gives that heard only what stands", async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (steps) => {
      const store = openSqliteStore({ file: ":memory:" });
      await playHistory(openOffice(store), steps);
      store.close();
    }),
    { numRuns: cases(40) },
  );
}, 120_000);

test("two books committed at the same moment are both answered truthfully", async () => {
  await fc.assert(
    fc.asyncProperty(anyBook, anyBook, async (one, two) => {
      const store = openSqliteStore({ file: ":memory:" });
      const office = openOffice(store);
      const first = await office.check("one.xlsx", sheetsOf(one));
      const second = await office.check("two.xlsx", sheetsOf(two));
      await answerHolding(office.deps, first.importId);
      await commitImport(office.deps, liaison, first.importId, effectWarningCodes);
      await answerHolding(office.deps, second.importId);
      await commitImport(office.deps, liaison, second.importId, effectWarningCodes);
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
    { numRuns: cases(40) },
  );
});

test("an undoing and an overlapping commit at the same moment are both answered truthfully", async () => {
  await fc.assert(
    fc.asyncProperty(anyTwoBooks, fc.boolean(), async ([one, two], undoFirst) => {
      const store = openSqliteStore({ file: ":memory:" });
      const office = openOffice(store);
      const first = await office.commit("one.xlsx", sheetsOf(one));
      const second = await office.check("two.xlsx", sheetsOf(two));
      await undoImport(office.deps, liaison, first.importId, "传错了文件");
      await answerHolding(office.deps, second.importId);
      await commitImport(office.deps, liaison, second.importId, effectWarningCodes);
      const undo = () => postUndo(office.deps, first.importId);
      const commit = () => postImport(office.deps, second.importId);
      await Promise.all(undoFirst ? [undo(), commit(), undo()] : [commit(), undo(), commit()]);

      const undone = (await store.imports.get(first.importId))?.undo;
      const committed = (await store.imports.get(second.importId))?.counts;
      expect((undone?.undoneCount ?? 0) + (undone?.keptCount ?? 0)).toBe(one.length);
      expect(undone?.keptCount).toBe((committed?.changed ?? 0) + (committed?.unchanged ?? 0));
      const [programme] = await store.ledger.totals("programme");
      const loans = Number(programme?.measures.loanCount ?? 0n);
      expect(loans).toBe(two.length);
      expect(await verifyLedger(office.deps)).toMatchObject({ ok: true, loans });
      store.close();
    }),
    { numRuns: cases(60) },
  );
});

test("a commit does what its check said, to the fen and row by row, whatever the books", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyBook, { minLength: 1, maxLength: 5 }), async (books) => {
      const store = openSqliteStore({ file: ":memory:" });
      const office = openOffice(store);
      for (const [index, rows] of books.entries()) {
        const checked = await office.check(`book-${index}.xlsx`, sheetsOf(rows));
        const said = await answersOf(office, checked.importId);
        await answerHolding(office.deps, checked.importId);
        await commitImport(office.deps, liaison, checked.importId, effectWarningCodes);
        await office.work();
        const committed = await store.imports.get(checked.importId);

        expect(committed).toMatchObject({ counts: checked.counts, effect: checked.effect });
        expect(await answersOf(office, checked.importId)).toEqual(said);
        const [programme] = await store.ledger.totals("programme");
        expect(programme?.measures.disbursedFen ?? 0n).toBe(checked.effect?.disbursedFenAfter);
      }
      store.close();
    }),
    { numRuns: cases(30) },
  );
});

async function answersOf({ deps }: Office, importId: string) {
  return (
    await readPages((cursor) => listImportRows(deps, liaison, importId, { limit: 200, cursor }))
  ).flat();
}
