import { describe, expect, it } from "vitest";
import { groupsOf, unattributed } from "#shared/domain/ledger/attribution.ts";
import { classifications } from "#shared/domain/ledger/classification.ts";
import { emptyHead } from "#shared/domain/ledger/journal.ts";
import type { Loan } from "#shared/domain/ledger/loan.ts";
import { type LoanFilter, letsThrough } from "#shared/domain/ledger/loan-filter.ts";
import { loanMeasures, qualityClasses } from "#shared/domain/ledger/loan-measure.ts";
import { loanStatuses } from "#shared/domain/ledger/loan-status.ts";
import { type GroupSum, groupSums } from "#shared/domain/ledger/loan-sums.ts";
import { undoMarkerId } from "#shared/ports/ledger/ledger.ts";
import { createClerk, loanFacts, makePosting, manyLoans } from "#test/support/postings.ts";
import { loanPages } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the lists of loans promise. */
export function describeLedgerLists(open: StoreOpener): void {
  describe("lists of loans", () => {
    const store = eachOnNewStore(open);
    const ledger = () => store().ledger;

    it("loans are listed by association, bank and number, texts in the order of their UTF-8 bytes", async () => {
      const places = [
        ["a1", "abc", "2"],
        ["a1", "abc", "10"],
        ["a1", "abc", "￮"],
        ["a1", "abc", "𠮷"],
        ["a1", "abc-d", "1"],
        ["a1", "ABC", "1"],
        ["a10", "abc", "3"],
        ["a2", "abc", "1"],
      ] as const;
      const changes = places.map(([associationId, bankId, loanNo]) => ({
        bankId,
        loanNo: `${loanNo}`,
        facts: loanFacts({ associationId }),
      }));
      await ledger().post(makePosting(emptyHead, changes.toReversed()));

      for (const limit of [1, 3, 8, 200]) {
        const pages = await loanPages(ledger(), {}, limit);
        const listed = pages.flat().map(({ bankId, loanNo, facts }) => [facts.associationId, bankId, loanNo]);
        expect(listed).toEqual(places.toSorted(byBytes));
        expect(pages.map(({ length }) => length).every((length) => length <= limit)).toBe(true);
      }
    });

    it("the loans of a bank's customers are found by their numbers as they stand now", async () => {
      const loan = (bankId: string, loanNo: string, customerNo: string | undefined) => ({
        bankId,
        loanNo,
        facts: loanFacts({ customerNo }),
      });
      const first = [
        loan("abc", "1", "C1"),
        loan("abc", "2", "C1"),
        loan("abc", "3", "C2"),
        loan("xyz", "1", "C1"),
      ];
      await ledger().post(makePosting(emptyHead, first));
      const [before] = await ledger().readLoans([{ bankId: "abc", loanNo: "2" }]);
      const second = [
        loan("abc", "4", "C3"),
        loan("abc", "5", undefined),
        { ...loan("abc", "2", "C9"), before },
      ];
      await ledger().post(makePosting(await ledger().head(), second, { startRow: first.length }));

      const found = async (...customerNos: string[]) =>
        (await ledger().loansOfCustomers("abc", new Set(customerNos)))
          .map(({ loanNo, facts }) => [loanNo, facts.customerNo])
          .toSorted();
      expect(await found()).toEqual([]);
      expect(await found("C1", "C3", "C7")).toEqual([
        ["1", "C1"],
        ["4", "C3"],
      ]);
      expect(await found("C9")).toEqual([["2", "C9"]]);
    });

    it("a full last page has no cursor when nothing follows", async () => {
      await createClerk(ledger()).post(manyLoans(6, (index) => ({ associationId: `a${index % 2}` })));

      expect((await loanPages(ledger(), {}, 3)).map(({ length }) => length)).toEqual([3, 3]);
      expect((await loanPages(ledger(), { associationId: "a1" }, 3)).map(({ length }) => length)).toEqual([
        3,
      ]);
    });

    it("every given condition of a filter must hold, on every page and in sums", async () => {
      const statuses = [undefined, ...loanStatuses];
      const clerk = createClerk(ledger());
      const told = manyLoans(60, (index) => ({
        associationId: index % 11 === 0 ? undefined : `a${index % 3}`,
        countyCode: index % 13 === 0 ? undefined : index % 2 === 0 ? "341102" : "341103",
        disbursedOn: index % 4 === 0 ? "2016-07-31" : "2016-08-01",
        borrowerType: index % 7 === 0 ? "enterprise" : "member",
        dueOn: index % 8 === 0 ? undefined : `2017-0${1 + (index % 3)}-15`,
        status: statuses[index % statuses.length],
        classification: [undefined, ...classifications][Math.floor(index / 6) % 6],
        outstandingFen: [0n, 1n, undefined, 5_000_000n][(index + Math.floor(index / 4)) % 4],
        renewal: [true, false, undefined][Math.floor(index / 2) % 3],
        poorHousehold: [undefined, true, false][index % 3],
        branch: [undefined, "琅琊支行", "南谯支行", "__proto__"][index % 4],
      }));
      await clerk.post(told);
      const filters: LoanFilter[] = [
        {},
        { associationId: "a1" },
        { associationId: "none" },
        { bankId: "psbc-chuzhou" },
        { bankId: "psbc" },
        { countyCode: "341103" },
        { countyCode: unattributed },
        { associationId: unattributed },
        { associationId: unattributed, countyCode: "341103" },
        { branches: ["琅琊支行", "__proto__"] },
        { branches: ["南谯支行"], bankId: "psbc-chuzhou", associationId: "a1" },
        { branches: [] },
        { month: "2016-07" },
        { status: "overdue" },
        { status: "unknown" },
        { associationId: "a1", status: "unknown", measure: "outstanding" },
        { associationId: "a2", countyCode: "341102", month: "2016-08", status: "normal" },
        { bankId: "psbc-chuzhou", associationId: "a0", status: "overdue" },
        { borrowerType: "enterprise" },
        { disbursedFrom: "2016-08-01" },
        { disbursedUntil: "2016-07-31" },
        { disbursedFrom: "2016-07-31", disbursedUntil: "2016-07-31" },
        { disbursedFrom: "2016-08-02" },
        { dueFrom: "2017-02-15" },
        { dueUntil: "2017-02-15", measure: "outstanding" },
        { dueFrom: "2017-02-15", dueUntil: "2017-02-15" },
        ...loanMeasures.map((measure) => ({ measure })),
        ...qualityClasses.map((classification) => ({ classification })),
        { measure: "nonPerforming", classification: "loss", associationId: "a1" },
      ];

      for (const filter of filters) {
        const expected = Object.keys(told)
          .map((loanNo) => clerk.loan(loanNo))
          .filter((loan) => letsThrough(filter, loan))
          .toSorted((a, b) => byBytes(placeOf(a), placeOf(b)));
        const pages = await loanPages(ledger(), filter, 16);
        expect(pages.flat(), JSON.stringify(filter)).toEqual(expected);
        const scanned = await ledger().scanLoans(filter, Math.max(expected.length - 1, 1), (loan) => loan);
        expect(scanned.kept, JSON.stringify(filter)).toEqual(
          expected.slice(0, Math.max(expected.length - 1, 1)),
        );
        expect(scanned.more).toBe(expected.length > 1);
        for (const loansMax of [Math.max(expected.length - 1, 1), Math.max(expected.length, 1)]) {
          const { groups, more } = await ledger().sumLoans(filter, loansMax);
          const loans = expected.slice(0, loansMax).map(({ bankId, facts }) => ({ ...facts, bankId }));
          expect(sorted(groups), JSON.stringify(filter)).toEqual(sorted(groupSums(loans)));
          expect(more).toBe(expected.length > loansMax);
        }
      }
    }, 60_000);

    it("a scan goes through more loans than any page holds, each once and in order, and stops at its maximum", async () => {
      const clerk = createClerk(ledger());
      const told = manyLoans(900, (index) => ({ associationId: `a${index % 3}` }));
      const numbers = Object.keys(told);
      for (let start = 0; start < numbers.length; start += 60)
        await clerk.post(Object.fromEntries(Object.entries(told).slice(start, start + 60)));
      const place = (loan: Loan) => placeOf(loan).join(" ");

      const all = await ledger().scanLoans({}, 900, place);
      const some = await ledger().scanLoans({}, 899, place);

      expect(all).toEqual({
        kept: numbers
          .map((loanNo) => clerk.loan(loanNo))
          .toSorted((a, b) => byBytes(placeOf(a), placeOf(b)))
          .map(place),
        more: false,
      });
      expect(some).toEqual({ kept: all.kept.slice(0, 899), more: true });
    }, 60_000);

    it("sums are told by bank and branch as the loans stand now", async () => {
      const told = (bankId: string, loanNo: string, branch: string | undefined) => ({
        bankId,
        loanNo,
        facts: loanFacts({ branch }),
      });
      const branches = async () => {
        const { groups } = await ledger().sumLoans({}, 100);
        return groups.map(({ bankId, branch, loanCount }) => `${bankId} ${branch} ${loanCount}`).sort();
      };
      await ledger().post(
        makePosting(emptyHead, [
          told("abc", "1", "东城"),
          told("abc", "2", "东城"),
          told("abc", "3", undefined),
          told("xyz", "1", "东城"),
        ]),
      );
      expect(await branches()).toEqual(["abc undefined 1", "abc 东城 2", "xyz 东城 1"]);

      const [first, second] = await Promise.all(
        ["1", "2"].map(async (loanNo) => (await ledger().readLoans([{ bankId: "abc", loanNo }]))[0]),
      );
      const changes = [
        { ...told("abc", "1", "西城"), before: first },
        { bankId: "abc", loanNo: "2", before: second },
      ];
      await ledger().post(makePosting(await ledger().head(), changes, { startRow: 4 }));
      expect(await branches()).toEqual(["abc undefined 1", "abc 西城 1", "xyz 东城 1"]);
    });

    it("a loan that goes to another association is listed there and nowhere else", async () => {
      const clerk = createClerk(ledger());
      await clerk.post({ A: loanFacts({ associationId: "a1" }), B: loanFacts({ associationId: "a2" }) });
      await clerk.post({ A: loanFacts({ associationId: "a2" }), B: loanFacts({ associationId: "a1" }) });

      const loanNosOf = async (filter: LoanFilter) =>
        (await loanPages(ledger(), filter, 10)).flat().map(({ loanNo }) => loanNo);
      expect(await loanNosOf({ associationId: "a1" })).toEqual(["B"]);
      expect(await loanNosOf({ associationId: "a2" })).toEqual(["A"]);
      expect(await loanNosOf({})).toEqual(["B", "A"]);
    });

    it("a loan whose day is corrected is listed in its new month, and in its old one again when that is undone", async () => {
      const clerk = createClerk(ledger());
      await clerk.post({
        A: loanFacts({ disbursedOn: "2016-06-05" }),
        B: loanFacts({ disbursedOn: "2016-06-30" }),
      });
      const before = clerk.loan("A");
      await clerk.post({ A: loanFacts({ disbursedOn: "2016-07-01" }) });
      const loanNosOf = async (filter: LoanFilter) =>
        (await loanPages(ledger(), filter, 10)).flat().map(({ loanNo }) => loanNo);

      expect(await loanNosOf({ month: "2016-06" })).toEqual(["B"]);
      expect(await loanNosOf({ month: "2016-07" })).toEqual(["A"]);
      expect(await loanNosOf({ disbursedFrom: "2016-06-30" })).toEqual(["A", "B"]);
      expect(await loanNosOf({ disbursedUntil: "2016-06-30" })).toEqual(["B"]);

      const changed = clerk.loan("A");
      const undoing = makePosting(await ledger().head(), [
        { loanNo: "A", before: changed, facts: before.facts },
      ]);
      const entries = undoing.block?.entries.map((entry) => ({ ...entry, kind: "undone" as const })) ?? [];
      await ledger().post({
        ...undoing,
        marker: { ...undoing.marker, importId: undoMarkerId("import-1") },
        block: undoing.block && { ...undoing.block, entries },
      });
      expect(await loanNosOf({ month: "2016-06" })).toEqual(["A", "B"]);
      expect(await loanNosOf({ month: "2016-07" })).toEqual([]);
    });
  });
}

function sorted(groups: readonly GroupSum[]): GroupSum[] {
  const key = ({ associationId, bankId, branch, quality }: GroupSum) =>
    `${associationId} ${bankId} ${branch} ${quality}`;
  return groups.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

type Place = readonly string[];

function placeOf(loan: Pick<Loan, "bankId" | "loanNo" | "facts">): Place {
  return [groupsOf(loan.facts).associationId, loan.bankId, loan.loanNo];
}

function byBytes(a: Place, b: Place): number {
  for (const [index, text] of a.entries()) {
    const order = Buffer.compare(Buffer.from(text), Buffer.from(b[index] ?? ""));
    if (order !== 0) return order;
  }
  return 0;
}
