import { describe, expect, it } from "vitest";
import { bookOf } from "#test/support/books.ts";
import { type CloudOffice, rolesAtWork } from "#test/support/cloud-office.ts";

/** What a supervisor changes: the programme's settings and the people. */
export function describeSettings(office: () => CloudOffice): void {
  describe("a supervisor", () => {
    it("changes the goal for every function at once", async () => {
      const { ask } = office();
      const change = (revision: number, goalFen: number) =>
        ask("change-settings", "supervisor", { body: { revision, reason: "试调", settings: { goalFen } } });
      const { revision } = (await ask("read-settings", "liaison")) as { revision: number };
      const preview = await ask("preview-settings", "supervisor", { query: { goalFen: "60000000000" } });

      await change(revision, 60_000_000_000);

      expect(await ask("read-progress", "auditor")).toMatchObject({
        goalFen: 60_000_000_000,
        percentOfGoal: 3.32,
      });
      expect(preview).toMatchObject({ after: { percentOfGoal: 3.32 } });
      await change(revision + 1, 30_000_000_000);
      expect(await ask("read-settings", "liaison", { query: { limit: "2" } })).toMatchObject({
        revision: revision + 2,
        settings: { goalFen: 30_000_000_000 },
        items: [{ changedBy: "supervisor" }, { reason: "试调" }],
      });
    });

    it("asks for four eyes, and another liaison sends an import back", async () => {
      const { cloud, ask, check } = office();
      const turn = async (fourEyes: boolean) => {
        const { revision } = (await ask("read-settings", "liaison")) as { revision: number };
        const body = { revision, reason: "试调", settings: { fourEyes } };
        await ask("change-settings", "supervisor", { body });
      };
      const subject = "second";
      await cloud.people.put({ issuer: cloud.issuer, subject, displayName: subject, role: "liaison" });
      await turn(true);

      const sentBack = await cloud.ask("send-back-import", {
        params: { importId: await check(bookOf("2016-06-贷款明细.xlsx")) },
        body: { reason: "数据日期不对" },
        token: await cloud.token(subject),
      });
      await turn(false);
      await ask("remove-person", "supervisor", { body: { subject } });

      expect(sentBack.status, sentBack.text).toBe(200);
      expect(JSON.parse(sentBack.text)).toMatchObject({ state: "sent-back" });
    });

    it("lists and changes people, who are another the next time", async () => {
      const { cloud, ask, statusOf } = office();
      const subject = "newcomer";
      await cloud.people.put({ issuer: cloud.issuer, subject, displayName: "新人", role: "liaison" });
      const token = await cloud.token(subject);
      const journal = async () => (await cloud.ask("list-journal", { token })).status;
      const before = await journal();
      await ask("change-person", "supervisor", { body: { subject, role: "auditor", locked: false } });
      const after = await journal();
      await ask("remove-person", "supervisor", { body: { subject } });

      expect([before, after, await journal()]).toEqual([403, 200, 403]);
      expect(await ask("list-people", "auditor")).toMatchObject({
        items: { length: rolesAtWork.length },
        signInHere: true,
      });
      expect(await ask("list-people-changes", "auditor")).toMatchObject({
        items: [
          { kind: "removed" },
          { kind: "changed", by: "supervisor", whom: "新人" },
          { kind: "removed" },
        ],
      });
      expect(await ask("list-entry-links", "auditor")).toEqual({ items: [] });
      expect(await statusOf("make-password-link", "supervisor", { body: { subject: "supervisor" } })).toBe(
        404,
      );
      const passwords = { current: "0123456789", fresh: "0123456789" };
      expect(await statusOf("change-password", "supervisor", { body: passwords })).toBe(404);
    });
  });
}
