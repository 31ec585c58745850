import { describe, expect, it } from "vitest";
import type { Decision, DecisionMatter } from "#shared/domain/imports/decision.ts";
import { readPages } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the register of decisions promises. */
export function describeDecisionRepository(open: StoreOpener): void {
  describe("decisions", () => {
    const store = eachOnNewStore(open);
    const decisions = () => store().decisions;

    it("decisions of every kind come back as they were put", async () => {
      const all = [
        decision("a", {
          kind: "columns",
          fingerprint: "借据号 客户",
          columns: [
            { column: "客户", field: "borrowerName" },
            { column: "__proto__", field: null },
          ],
          amountUnit: "wan",
        }),
        decision("a", { kind: "value", field: "countyName", value: "经开区", meaning: "341103" }),
        decision("a", { kind: "answer", code: "balance-grown", loanNo: "J1", reason: "追加放款，已核实𠮷" }),
      ];
      await decisions().put(all);

      for (const one of all) {
        expect(await decisions().find("psbc", one.matter.kind, [one.key, "nothing"])).toEqual([one]);
      }
      expect(
        await decisions().find(
          "other",
          "value",
          all.map(({ key }) => key),
        ),
      ).toEqual([]);
      expect(await decisions().find("psbc", "value", [])).toEqual([]);
    });

    it("a decision put again replaces the one of its key and no other", async () => {
      const first = decision("a", meaning("341102"));
      const { matter, decidedBy, decidedAt, importId } = first;
      await decisions().put([first, decision("b", meaning("341102"))]);

      const second = {
        ...decision("a", meaning("341103")),
        earlier: [{ matter, decidedBy, decidedAt, importId }],
      };
      await decisions().put([second]);

      expect(await decisions().find("psbc", "value", ["a"])).toEqual([second]);
      expect(await decisions().find("psbc", "value", ["b"])).toEqual([decision("b", meaning("341102"))]);
    });

    it("all of a kind are listed in the order of their keys, page by page", async () => {
      const keys = Array.from({ length: 23 }, (_, index) => `${(index * 7) % 23}`.padStart(64, "0"));
      await decisions().put(keys.map((key) => decision(key, meaning("341102"))));
      await decisions().put([
        decision("x", { kind: "answer", code: "loan-missing", loanNo: "J", reason: "r" }),
      ]);

      const pages = await readPages((cursor) => decisions().list("psbc", "value", 5, cursor));

      expect(pages.flat().map(({ key }) => key)).toEqual(keys.toSorted());
      expect(pages.map((page) => page.length)).toEqual([5, 5, 5, 5, 3]);
      await expect(decisions().list("psbc", "value", 5, "?")).rejects.toMatchObject({
        code: "cursor-invalid",
      });
    });

    it("more than may be put or asked for at once is a mistake of the program", async () => {
      const many = Array.from({ length: 201 }, (_, index) => decision(`${index}`, meaning("341102")));

      await expect(decisions().put(many)).rejects.toThrow(RangeError);
      await expect(
        decisions().find(
          "psbc",
          "value",
          many.map(({ key }) => key),
        ),
      ).rejects.toThrow(RangeError);
    });
  });
}

function meaning(code: string): DecisionMatter {
  return { kind: "value", field: "countyName", value: "经开区", meaning: code };
}

function decision(key: string, matter: DecisionMatter): Decision {
  return {
    bankId: "psbc",
    key,
    matter,
    decidedBy: "liaison",
    decidedAt: "2016-11-01T02:00:00.000Z",
    importId: "i1",
    earlier: [],
  };
}
