import { describe, expect, it } from "vitest";
import { emptyHead, type JournalHead } from "#shared/domain/ledger/journal.ts";
import { loansReadMax, type Posting, type PostingMarker } from "#shared/ports/ledger/ledger.ts";
import { createClerk, loanFacts, makePosting, manyLoans, testBankId } from "#test/support/postings.ts";
import { readBook } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What `Ledger.post` promises, and what may be read of a posting afterwards. */
export function describeLedgerPostings(open: StoreOpener): void {
  describe("postings", () => {
    const store = eachOnNewStore(open);
    const ledger = () => store().ledger;

    it("a new ledger is empty", async () => {
      expect(await readBook(ledger())).toEqual({ head: emptyHead, journal: [], loans: [[]], totals: [] });
      expect(await ledger().marker("import-1", 0)).toBeUndefined();
      expect(await ledger().readLoans([])).toEqual([]);
      expect(await ledger().readLoans([{ bankId: testBankId, loanNo: "none" }])).toEqual([]);
    });

    it("a posting shows its head, block, loans, totals and marker", async () => {
      const posting = makePosting(emptyHead, [
        { loanNo: "A", facts: loanFacts() },
        { loanNo: "B", facts: loanFacts({ amountFen: 1n, outstandingFen: 0n, status: "settled" }) },
      ]);

      expect(await ledger().post(posting)).toEqual({ outcome: "posted" });

      expect(await readBook(ledger())).toEqual({
        head: { blockNo: 1, seq: 2, hash: posting.block?.hash },
        journal: [posting.block],
        loans: [posting.loans],
        totals: [...posting.totals].map(([key, measures]) => ({ key, measures })).toSorted(byKey),
      });
      expect(await ledger().marker("import-1", 0)).toEqual(posting.marker);
      expect(await ledger().marker("import-1", 1)).toBeUndefined();
      expect(await ledger().marker("import-2", 0)).toBeUndefined();
    });

    it("a loan comes back with every field it has, and none it has not", async () => {
      const facts = loanFacts({
        dueOn: "2017-06-05",
        outstandingFen: 0n,
        annualRatePpm: 47_500,
        product: "惠农贷",
        guarantee: "保证",
        purpose: "购买种子",
        branch: "琅琊支行",
        contractNo: "HT-1",
        status: "overdue",
        classification: "special-mention",
        poorHousehold: false,
        renewal: true,
        dataOn: "2016-06-30",
      });
      const clerk = createClerk(ledger());
      await clerk.post({ full: facts, plain: loanFacts() });

      const loans = await readLoans("full", "plain");

      expect(loans.map(({ facts }) => facts)).toEqual([facts, loanFacts()]);
      expect(Object.keys(loans[1]?.facts ?? {}).toSorted()).toEqual(Object.keys(loanFacts()).toSorted());
    });

    it("the same posting again is a duplicate: its marker is given and nothing changes", async () => {
      const posting = makePosting(emptyHead, [{ loanNo: "A", facts: loanFacts() }]);
      await ledger().post(posting);
      const before = await readBook(ledger());

      expect(await ledger().post(posting)).toEqual({ outcome: "duplicate", marker: posting.marker });

      expect(await readBook(ledger())).toEqual(before);
    });

    it("another posting of the same rows is a duplicate: the marker of the first is given", async () => {
      const clerk = createClerk(ledger());
      const first = clerk.prepare({ A: loanFacts(), B: loanFacts() });
      await clerk.post({ A: loanFacts(), B: loanFacts() });
      const second = makePosting(await ledger().head(), [{ loanNo: "C", facts: loanFacts() }]);
      const before = await readBook(ledger());

      expect(await ledger().post(second)).toEqual({ outcome: "duplicate", marker: first.marker });

      expect(await readBook(ledger())).toEqual(before);
    });

    it("a posting behind an older head is moved and leaves nothing behind", async () => {
      const clerk = createClerk(ledger());
      const late = clerk.prepare({ B: loanFacts() }, "import-2");
      await clerk.post({ A: loanFacts() });

      await expectMoved(late);
    });

    it("a posting behind a head that never was is moved and leaves nothing behind", async () => {
      await createClerk(ledger()).post({ A: loanFacts() });
      const head = await ledger().head();

      for (const wrong of [
        { ...head, hash: "f".repeat(64) },
        { ...head, blockNo: 2 },
      ]) {
        await expectMoved(
          makePosting(wrong, [{ loanNo: "B", facts: loanFacts() }], { importId: "import-2" }),
        );
      }
    });

    it("a posting for a loan of another version is moved and leaves nothing behind", async () => {
      const clerk = createClerk(ledger());
      await clerk.post({ A: loanFacts() });
      const head = await ledger().head();
      const good = { loanNo: "B", facts: loanFacts() };
      const known = clerk.loan("A");

      for (const before of [undefined, { ...known, version: 2 }, { ...known, version: 7 }]) {
        const stale = { loanNo: "A", before, facts: loanFacts({ amountFen: 1n }) };
        await expectMoved(makePosting(head, [good, stale], { importId: "import-2" }));
      }
      const absent = { loanNo: "none", before: { ...known, loanNo: "none" }, facts: loanFacts() };
      await expectMoved(makePosting(head, [good, absent], { importId: "import-2" }));
    });

    it("a posting of unchanged rows writes its marker and nothing else", async () => {
      await createClerk(ledger()).post({ A: loanFacts() });
      const before = await readBook(ledger());
      const marker: PostingMarker = { importId: "import-2", startRow: 5, nextRow: 8, outcomes: "uuu" };
      const posting: Posting = { marker, expectedHead: before.head, loans: [], totals: new Map() };

      expect(await ledger().post(posting)).toEqual({ outcome: "posted" });

      expect(await ledger().marker("import-2", 5)).toEqual(marker);
      expect(await readBook(ledger())).toEqual(before);
      expect(await ledger().post(posting)).toEqual({ outcome: "duplicate", marker });
    });

    it("a posting of unchanged rows is made only while the journal ends where they were compared", async () => {
      const clerk = createClerk(ledger());
      await clerk.post({ A: loanFacts() });
      const head = await ledger().head();
      await clerk.post({ B: loanFacts() });

      await expectMoved(quiet("import-2", head));
      await expectMoved(quiet("import-2", { ...(await ledger().head()), hash: "f".repeat(64) }));
    });

    it("a posting that allows for no other quiet ones is moved when one was made, until the next block", async () => {
      const clerk = createClerk(ledger());
      expect(await ledger().quietPostings()).toBe(0);
      await clerk.post({ A: loanFacts() });
      expect(await ledger().quietPostings()).toBe(0);
      const loud = (expectedQuiet: number, importId: string) => ({
        ...clerk.prepare({ B: loanFacts() }, importId),
        expectedQuiet,
      });
      await expectMoved(loud(1, "import-3"));

      const marker = quiet("import-2", await ledger().head());
      expect(await ledger().post(marker)).toEqual({ outcome: "posted" });
      expect(await ledger().post(marker)).toMatchObject({ outcome: "duplicate" });

      expect(await ledger().quietPostings()).toBe(1);
      expect(await ledger().marker("import-2", 0)).toEqual(marker.marker);
      await expectMoved(loud(0, "import-3"));
      await expectMoved(loud(2, "import-3"));
      expect(await ledger().post(loud(1, "import-3"))).toEqual({ outcome: "posted" });
      expect(await ledger().quietPostings()).toBe(0);
    });

    it("any number of quiet postings may be made behind one head", async () => {
      await createClerk(ledger()).post({ A: loanFacts() });
      const head = await ledger().head();

      const made = await Promise.all([2, 3, 4].map((n) => ledger().post(quiet(`import-${n}`, head))));

      expect(made.map(({ outcome }) => outcome)).toEqual(["posted", "posted", "posted"]);
      expect(await ledger().quietPostings()).toBe(3);
      expect(await ledger().head()).toEqual(head);
    });

    it("a loan keeps the numbers of all blocks that speak of it", async () => {
      const clerk = createClerk(ledger());
      for (let amountFen = 1n; amountFen <= 4n; amountFen++)
        await clerk.post({ A: loanFacts({ amountFen }) });

      const [loan] = await readLoans("A");

      expect(loan).toMatchObject({ version: 4, blockNos: [1, 2, 3, 4], facts: { amountFen: 4n } });
      expect(await ledger().readLoans([{ bankId: "other", loanNo: "A" }])).toEqual([]);
    });

    it("loans are read by as many keys as are allowed at once", async () => {
      await createClerk(ledger()).post(manyLoans(20));
      const keys = Object.keys(manyLoans(loansReadMax)).map((loanNo) => ({ bankId: testBankId, loanNo }));

      expect((await ledger().readLoans(keys)).map(({ loanNo }) => loanNo).toSorted()).toEqual(
        Object.keys(manyLoans(20)),
      );
    });

    async function readLoans(...loanNos: string[]) {
      const loans = await ledger().readLoans(loanNos.map((loanNo) => ({ bankId: testBankId, loanNo })));
      return loans.toSorted((a, b) => loanNos.indexOf(a.loanNo) - loanNos.indexOf(b.loanNo));
    }

    /** A posting of one unchanged row, compared behind a head. */
    function quiet(importId: string, head: JournalHead): Posting {
      const marker = { importId, startRow: 0, nextRow: 1, outcomes: "u", afterBlockNo: head.blockNo };
      return { marker, expectedHead: head, loans: [], totals: new Map() };
    }

    async function expectMoved(posting: Posting) {
      const before = await readBook(ledger());
      expect(await ledger().post(posting)).toEqual({ outcome: "moved" });
      expect(await readBook(ledger())).toEqual(before);
      expect(await ledger().marker(posting.marker.importId, posting.marker.startRow)).toBeUndefined();
    }
  });
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : 1;
}
