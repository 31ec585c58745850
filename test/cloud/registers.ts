import { describe, expect, it } from "vitest";
import { bookOfRows } from "#test/support/books.ts";
import type { CloudOffice } from "#test/support/cloud-office.ts";
import { plainHeaders, plainRow } from "#test/support/sheets.ts";

const withoutAssociation = (cells: readonly unknown[]) =>
  cells.filter((_, index) => plainHeaders[index] !== "所属农技协");
const base64 = (text: string) => Buffer.from(text).toString("base64");

/** What registers say of loans that nobody's association is known of. */
export function describeRegisters(office: () => CloudOffice): void {
  describe("registers", () => {
    it("attribute what a book left open, by a file and by hand, and are kept with what changed them", async () => {
      const { cloud, ask, check, readImport } = office();
      const rows = [plainHeaders, plainRow("WG001"), plainRow("WG002"), plainRow("WG003")].map(
        withoutAssociation,
      );
      const importId = await check(bookOfRows("待归属.csv", rows));
      const params = { importId };
      await ask("map-import", "liaison", { params, body: { holds: "programme" } });
      await cloud.deliver("checks");
      expect(await readImport(importId)).toMatchObject({ counts: { new: 3, unattributed: 3 } });
      await ask("commit-import", "liaison", { params });
      await cloud.deliver("posts");

      const listed = (await ask("list-associations", "supervisor")) as {
        items: { associationId: string; name: string; countyCode: string }[];
      };
      const first = listed.items.find(({ countyCode }) => countyCode === "341102");
      const associationId = first?.associationId ?? "";
      const loans = [{ loanNo: "WG001" }];
      const byHand = await ask("attribute-loans", "supervisor", { body: { associationId, loans } });
      expect(byHand).toEqual({ attributed: 1 });

      await office().enter("association", associationId);
      const claimed = (await ask("claim-loan", "association", {
        body: { loanNo: "WG003", text: "是我会会员" },
      })) as { correctionId: string; revision: number; loan?: unknown };
      expect(claimed.loan).toBeUndefined();
      const { correctionId, revision } = claimed;
      const ofClaim = { params: { correctionId }, body: { revision } };
      expect(await ask("confirm-claim", "supervisor", ofClaim)).toMatchObject({ state: "closed" });

      const register = `姓名,证件号码,所属农技协\n王小明,11010519491231002X,${first?.name}\n`;
      const taken = await ask("take-in-members", "supervisor", {
        body: { fileName: "会员名册.csv", content: base64(register), commit: true },
      });
      expect(taken).toMatchObject({ state: "committed", counts: { new: 1 }, attributed: 1 });
      expect(await ask("list-members", "supervisor", { params: { associationId }, query: {} })).toMatchObject(
        {
          items: [{ identityTail: "002X" }],
        },
      );

      const poor = base64("姓名,证件号码\n王小明,11010519491231002X\n");
      const list = { fileName: "建档立卡名单.csv", content: poor, commit: true, listOn: "2016-06-30" };
      const poorTaken = await ask("take-in-poor-households", "supervisor", { body: list });
      expect(poorTaken).toMatchObject({ counts: { new: 1 } });
      await ask("change-association", "supervisor", { params: { associationId }, body: { step: "confirm" } });
      const associationIds = [associationId];
      const confirmed = await ask("confirm-associations", "supervisor", { body: { associationIds } });
      expect(confirmed).toEqual({ confirmed: 0 });
      const versions = await ask("list-association-versions", "auditor", { params: { associationId } });
      expect(versions).toMatchObject({ items: expect.any(Array) });
      const ofOne = { params: { associationId } };
      expect(await ask("read-member-coverage", "supervisor")).toMatchObject({ programme: { members: 1 } });
      const search = { ...ofOne, body: { search: "002X" } };
      expect(await ask("find-members", "supervisor", search)).toMatchObject({
        items: [{ identityTail: "002X" }],
      });
      const [member] = (
        (await ask("list-members", "supervisor", { ...ofOne, query: {} })) as {
          items: { identityHash: string }[];
        }
      ).items;
      const { identityHash = "" } = member ?? {};
      await ask("change-membership", "supervisor", { ...ofOne, body: { identityHash, step: "end" } });
      const changes = await ask("list-member-versions", "supervisor", { ...ofOne, query: { identityHash } });
      expect(changes).toMatchObject({ items: [{ byName: "supervisor" }, { fileName: "会员名册.csv" }] });
      expect(await office().statusOf("read-members-book", "supervisor", ofOne)).toBe(200);
      expect(await office().statusOf("read-associations-book", "supervisor")).toBe(200);
      expect(await ask("list-register-changes", "auditor", { query: {} })).toMatchObject({
        items: [
          { register: "members" },
          { register: "associations" },
          { register: "poor-households" },
          { register: "members" },
        ],
      });

      const { changeId } = poorTaken as { changeId: string };
      const undo = { params: { changeId }, body: { why: "传错了" } };
      expect(await ask("undo-register-change", "supervisor", undo)).toMatchObject({ setBack: 1 });

      const named = [
        plainHeaders,
        plainRow("WG003").map((cell) => (cell === "琅琊花生协会" ? "琅琊花生会" : cell)),
      ];
      const second = { importId: await check(bookOfRows("另一个名字.csv", named)) };
      await ask("commit-import", "liaison", { params: second });
      await cloud.deliver("posts");
      const all = (await ask("list-associations", "supervisor")) as typeof listed;
      const from = all.items.find(({ name }) => name === "琅琊花生会")?.associationId ?? "";
      expect(await ask("list-disputed-loans", "supervisor", { query: {} })).toMatchObject({
        items: expect.arrayContaining([
          expect.objectContaining({ loanNo: "WG003", associationId: from, registeredId: associationId }),
        ]),
      });
      const settle = { body: { by: "ledger", loans: [{ loanNo: "WG003" }] } };
      expect(await ask("settle-disputes", "supervisor", settle)).toEqual({ settled: 1 });
      const merge = { params: { associationId: from }, body: { into: associationId } };
      expect(await ask("merge-association", "supervisor", merge)).toMatchObject({ moved: 1 });
      expect(
        await ask("separate-association", "supervisor", { params: { associationId: from }, body: {} }),
      ).toMatchObject({ moved: 1 });
    });
  });
}
