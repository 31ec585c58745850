import { describe, expect, it } from "vitest";
import { emptyHead } from "#shared/domain/ledger/journal.ts";
import { isZero } from "#shared/domain/ledger/totals.ts";
import { undoMarkerId } from "#shared/ports/ledger/ledger.ts";
import { loanFacts, makePosting, testBankId } from "#test/support/postings.ts";
import { loanPages, readJournal } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What a ledger promises of loans whose opening was undone, and of loans that are opened again. */
export function describeLedgerUndone(open: StoreOpener): void {
  describe("undone loans", () => {
    const store = eachOnNewStore(open);
    const ledger = () => store().ledger;
    const key = { bankId: testBankId, loanNo: "A" };

    /** Opens A and B, and undoes A. */
    async function undoA() {
      const opening = makePosting(emptyHead, [
        { loanNo: "A", facts: loanFacts({ status: "normal" }) },
        { loanNo: "B", facts: loanFacts({ associationId: "a2" }) },
      ]);
      expect(await ledger().post(opening)).toEqual({ outcome: "posted" });
      const [before] = opening.loans;
      const undoing = makePosting(await ledger().head(), [{ loanNo: "A", before }]);
      undoing.marker.importId = undoMarkerId("import-1");
      expect(await ledger().post(undoing)).toEqual({ outcome: "posted" });
      return undoing;
    }

    it("an undone loan is under its key with its version and blocks, and without facts", async () => {
      await undoA();

      expect(await ledger().readLoans([key])).toEqual([{ ...key, version: 2, blockNos: [1, 2] }]);
      expect(await ledger().readLoans([key, { ...key, loanNo: "B" }])).toHaveLength(2);
    });

    it("an undone loan is in no list and no total, and its entries are in the journal", async () => {
      const undoing = await undoA();

      for (const filter of [
        {},
        { associationId: "a1" },
        { bankId: testBankId },
        { status: "normal" },
      ] as const) {
        const listed = (await loanPages(ledger(), filter, 5)).flat();
        expect(listed.filter(({ loanNo }) => loanNo === "A")).toEqual([]);
      }
      expect((await loanPages(ledger(), {}, 5)).flat()).toHaveLength(1);
      const [programme] = await ledger().totals("programme");
      expect(programme?.measures.loanCount).toBe(1n);
      const [association] = await ledger().totals("association#a1");
      expect(association === undefined || isZero(association.measures)).toBe(true);
      expect((await readJournal(ledger())).at(-1)).toEqual(undoing.block);
    });

    it("the undoing has a marker of its own beside that of what it undoes, with its block", async () => {
      const undoing = await undoA();

      expect(await ledger().marker("import-1", 0)).toMatchObject({ outcomes: "nn", blockNo: 1 });
      expect(await ledger().marker(undoMarkerId("import-1"), 0)).toMatchObject({ blockNo: 2 });
      expect(await ledger().post(undoing)).toEqual({ outcome: "duplicate", marker: undoing.marker });
    });

    it("an undone loan is opened again as its next version, and by that version only", async () => {
      await undoA();
      const [before] = await ledger().readLoans([key]);
      const head = await ledger().head();
      const facts = loanFacts({ associationId: "a3" });

      for (const stale of [undefined, { ...key, version: 1, blockNos: [1] }]) {
        const posting = makePosting(head, [{ loanNo: "A", before: stale, facts }], { importId: "import-2" });
        expect(await ledger().post(posting)).toEqual({ outcome: "moved" });
      }
      const again = makePosting(head, [{ loanNo: "A", before, facts }], { importId: "import-2" });
      expect(await ledger().post(again)).toEqual({ outcome: "posted" });

      const loan = { ...key, version: 3, facts, blockNos: [1, 2, 3] };
      expect(await ledger().readLoans([key])).toEqual([loan]);
      expect(await loanPages(ledger(), { associationId: "a3" }, 5)).toEqual([[loan]]);
      expect((await loanPages(ledger(), { associationId: "a1" }, 5)).flat()).toEqual([]);
    });

    it("a posting whose marker names another block than it writes is refused", async () => {
      const posting = makePosting(emptyHead, [{ loanNo: "A", facts: loanFacts() }]);
      posting.marker.blockNo = 7;

      await expect(ledger().post(posting)).rejects.toThrow(RangeError);
    });
  });
}
