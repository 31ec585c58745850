import { describe, expect, it } from "vitest";
import { loanAmountFenMax } from "#shared/domain/base/money.ts";
import { emptyHead, headAfter } from "#shared/domain/ledger/journal.ts";
import { zeroMeasures } from "#shared/domain/ledger/totals.ts";
import { postingActionsMax } from "#shared/ports/ledger/ledger.ts";
import { createClerk, loanFacts, makePosting, manyLoans, testBankId } from "#test/support/postings.ts";
import { readBook } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** A posting's marker, head, block, import, programme, cell and association: what one cell of one association takes beside its loans. */
const actionsBesideLoans = 7;

/** What a ledger promises of the largest postings and of postings that race. */
export function describeLedgerLimits(open: StoreOpener): void {
  describe("limits and races", () => {
    const store = eachOnNewStore(open);
    const ledger = () => store().ledger;

    it("money is exact at the largest amount and far above what a float can hold", async () => {
      const count = postingActionsMax - actionsBesideLoans;
      const clerk = createClerk(ledger());
      await clerk.post(manyLoans(count, () => ({ amountFen: loanAmountFenMax })));
      const head = await ledger().head();
      const huge = 2n ** 53n + 1n;
      const crafted = makePosting(head, [{ loanNo: "huge", facts: loanFacts() }], { importId: "import-2" });
      crafted.totals.set("programme", { ...zeroMeasures(), disbursedFen: huge, overdueFen: -huge });

      expect(await ledger().post(crafted)).toEqual({ outcome: "posted" });

      const [programme] = await ledger().totals("programme");
      expect(programme?.measures).toMatchObject({
        loanCount: BigInt(count),
        disbursedFen: loanAmountFenMax * BigInt(count) + huge,
        overdueFen: -huge,
      });
      const [loan] = await ledger().readLoans([{ bankId: testBankId, loanNo: "L0000" }]);
      expect(loan?.facts?.amountFen).toBe(loanAmountFenMax);
    });

    it("a posting of as many actions as are allowed is made, one of more is refused and leaves nothing", async () => {
      const count = postingActionsMax - actionsBesideLoans;
      const clerk = createClerk(ledger());

      await expect(clerk.post(manyLoans(count + 1))).rejects.toThrow(RangeError);
      expect((await readBook(ledger())).head).toEqual(emptyHead);

      expect(await clerk.post(manyLoans(count))).toEqual({ outcome: "posted" });
      expect((await ledger().head()).seq).toBe(count);
    });

    it("a posting that writes a loan twice is refused and leaves nothing", async () => {
      const twice = makePosting(emptyHead, [
        { loanNo: "A", facts: loanFacts() },
        { loanNo: "A", facts: loanFacts() },
      ]);

      await expect(ledger().post(twice)).rejects.toThrow(RangeError);

      expect(await readBook(ledger())).toEqual({ head: emptyHead, journal: [], loans: [[]], totals: [] });
    });

    it("of posters racing from one head exactly one posts, the others are moved", async () => {
      const postings = Array.from({ length: 8 }, (_, index) =>
        makePosting(emptyHead, [{ loanNo: `L${index}`, facts: loanFacts() }], {
          importId: `import-${index}`,
        }),
      );

      const results = await Promise.all(postings.map((posting) => ledger().post(posting)));

      expect(results.map(({ outcome }) => outcome).toSorted()).toEqual([...Array(7).fill("moved"), "posted"]);
      const winner = postings[results.findIndex(({ outcome }) => outcome === "posted")];
      const { head, journal } = await readBook(ledger());
      expect(journal).toEqual([winner?.block]);
      expect(head).toEqual(winner?.block && headAfter(winner.block));
    });

    it("one posting sent many times at once is posted once, the others are duplicates", async () => {
      const posting = makePosting(emptyHead, [{ loanNo: "A", facts: loanFacts() }]);

      const results = await Promise.all(Array.from({ length: 6 }, () => ledger().post(posting)));

      expect(results.filter(({ outcome }) => outcome === "posted")).toHaveLength(1);
      expect(results.filter(({ outcome }) => outcome === "duplicate")).toEqual(
        Array(5).fill({ outcome: "duplicate", marker: posting.marker }),
      );
      const [programme] = await ledger().totals("programme");
      expect(programme?.measures.loanCount).toBe(1n);
    });
  });
}
