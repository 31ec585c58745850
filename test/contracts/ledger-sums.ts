import { describe, expect, it } from "vitest";
import { emptyHead, headAfter } from "#shared/domain/ledger/journal.ts";
import { addMeasures, measuresOf, zeroMeasures } from "#shared/domain/ledger/totals.ts";
import { createClerk, loanFacts, manyLoans } from "#test/support/postings.ts";
import { loanPages, readJournal } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the journal and the totals promise to their readers. */
export function describeLedgerSums(open: StoreOpener): void {
  describe("journal and totals", () => {
    const store = eachOnNewStore(open);
    const ledger = () => store().ledger;

    it("blocks are read in order, a page short only at the end", async () => {
      const clerk = createClerk(ledger());
      for (let index = 0; index < 12; index++) await clerk.post({ [`L${index}`]: loanFacts() });

      expect((await ledger().blocks(0, 200)).map(({ blockNo }) => blockNo)).toEqual(
        Array.from({ length: 12 }, (_, index) => index + 1),
      );
      expect((await ledger().blocks(9, 2)).map(({ blockNo }) => blockNo)).toEqual([10, 11]);
      expect((await ledger().blocks(10, 200)).map(({ blockNo }) => blockNo)).toEqual([11, 12]);
      expect(await ledger().blocks(12, 5)).toEqual([]);
    });

    it("blocks follow on one another by hash and end at the head", async () => {
      const clerk = createClerk(ledger());
      for (let index = 0; index < 5; index++)
        await clerk.post(manyLoans(3, () => ({ amountFen: BigInt(index + 1) })));

      let head = emptyHead;
      for (const block of await readJournal(ledger(), 2)) {
        expect(block.previousHash).toBe(head.hash);
        head = headAfter(block);
      }
      expect(await ledger().head()).toEqual(head);
    });

    it("totals are given by prefix, in the order of their keys, each once", async () => {
      const clerk = createClerk(ledger());
      await clerk.post({ A: loanFacts(), B: loanFacts({ associationId: "a10", disbursedOn: "2016-10-01" }) });
      await clerk.post({ C: loanFacts({ associationId: "a2" }) }, "import-2");
      const keysOf = async (prefix: string) => (await ledger().totals(prefix)).map(({ key }) => key);

      expect(await keysOf("association#")).toEqual(["association#a1", "association#a10", "association#a2"]);
      expect(await keysOf("association#a1")).toEqual(["association#a1", "association#a10"]);
      expect(await keysOf("cell#2016-06#")).toEqual(["cell#2016-06#341102#member"]);
      expect(await keysOf("cell#")).toHaveLength(2);
      expect(await keysOf("import#import-2")).toEqual(["import#import-2"]);
      expect(await keysOf("programme")).toEqual(["programme"]);
      expect(await keysOf("none")).toEqual([]);
      expect(await keysOf("%")).toEqual([]);
      expect(await keysOf("")).toHaveLength(8);
    });

    it("in every dimension the totals are the sums over the loans", async () => {
      const clerk = createClerk(ledger());
      const types = ["member", "enterprise", "association"] as const;
      await clerk.post(
        manyLoans(40, (index) => ({
          borrowerType: types[index % 3] ?? "member",
          countyCode: `34110${index % 2}`,
        })),
      );
      await clerk.post(
        manyLoans(20, (index) => ({ amountFen: BigInt(index + 1), status: "overdue", renewal: true })),
        "import-2",
      );
      const loans = (await loanPages(ledger(), {}, 200)).flat();

      const sum = loans.reduce((total, { facts }) => addMeasures(total, measuresOf(facts)), zeroMeasures());
      expect((await ledger().totals("programme"))[0]?.measures).toEqual(sum);
      for (const prefix of ["cell#", "association#", "import#"]) {
        const totals = await ledger().totals(prefix);
        expect(totals.reduce((all, { measures }) => addMeasures(all, measures), zeroMeasures())).toEqual(sum);
      }
    });
  });
}
