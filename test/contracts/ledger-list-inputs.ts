import { describe, expect, it } from "vitest";
import type { LedgerFailure } from "#shared/domain/base/failure.ts";
import { createClerk, loanFacts, makePosting, manyLoans } from "#test/support/postings.ts";
import { loanPages, readJournal } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the lists of loans promise of cursors that are wrong, and of texts that mean harm. */
export function describeLedgerListInputs(open: StoreOpener): void {
  describe("what lists of loans are given", () => {
    const store = eachOnNewStore(open);
    const ledger = () => store().ledger;

    it("a cursor that no page gave is refused", async () => {
      await createClerk(ledger()).post(manyLoans(3));
      const texts = ["x", "[]", '["a"]', '["a","b","c","d"]', '["a","b",1]', '{"0":"a"}', "null", '"abc"'];
      const cursors = [
        "",
        "~",
        "not base64!",
        ...texts.map((text) => Buffer.from(text).toString("base64url")),
      ];

      for (const cursor of cursors) {
        const refusal: Partial<LedgerFailure> = { name: "LedgerFailure", code: "cursor-invalid" };
        await expect(ledger().listLoans({}, 10, cursor), cursor).rejects.toMatchObject(refusal);
        await expect(ledger().listLoans({ associationId: "a1" }, 10, cursor), cursor).rejects.toMatchObject(
          refusal,
        );
      }
    });

    it("a cursor of another association's list never shows what the filter leaves out", async () => {
      await createClerk(ledger()).post(manyLoans(9, (index) => ({ associationId: `a${index % 3}` })));
      const { cursor } = await ledger().listLoans({ associationId: "a1" }, 1);

      const loanNosOf = async (associationId: string) =>
        (await ledger().listLoans({ associationId }, 10, cursor)).items.map(({ loanNo }) => loanNo);
      expect(await loanNosOf("a0")).toEqual([]);
      expect(await loanNosOf("a1")).toEqual(["L0004", "L0007"]);
      expect(await loanNosOf("a2")).toEqual(["L0002", "L0005", "L0008"]);
    });

    it("hostile texts come back as they went in", async () => {
      const clerk = createClerk(ledger());
      const texts = [
        "__proto__",
        "constructor",
        "𠮷野家#１",
        '=HYPERLINK("http://x","y")',
        "a#b#c",
        "'; DROP TABLE loan; --",
        "\\u0000\n\t\u200b",
        "长".repeat(40),
        "𠮷".repeat(20),
      ];
      await clerk.post(
        Object.fromEntries(
          texts.map((text) => [
            `L${text}`.slice(0, 40),
            loanFacts({ borrowerName: text, purpose: "长".repeat(100) }),
          ]),
        ),
      );
      const proto = makePosting(
        await ledger().head(),
        [{ loanNo: "__proto__", facts: loanFacts({ borrowerName: "__proto__" }) }],
        { importId: "__proto__" },
      );
      expect(await ledger().post(proto)).toEqual({ outcome: "posted" });

      const listed = (await loanPages(ledger(), {}, 2)).flat();

      expect(listed).toHaveLength(texts.length + 1);
      expect(new Set(listed.map(({ facts }) => facts.borrowerName))).toEqual(new Set(texts));
      const keys = listed.map(({ bankId, loanNo }) => ({ bankId, loanNo }));
      expect(await ledger().readLoans(keys)).toHaveLength(texts.length + 1);
      expect(await ledger().marker("__proto__", 0)).toEqual(proto.marker);
      expect((await readJournal(ledger())).at(-1)).toEqual(proto.block);
    });
  });
}
