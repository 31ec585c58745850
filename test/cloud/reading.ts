import { describe, expect, it } from "vitest";
import type { RouteId } from "#shared/contract/routes.ts";
import type { Role } from "#shared/domain/base/person.ts";
import type { CloudRequest } from "#test/support/aws/cloud-events.ts";
import type { CloudOffice } from "#test/support/cloud-office.ts";
import { partText } from "#test/support/unzip.ts";

type Loans = { items: { loanNo: string; associationId: string }[] };

/** What people read of a ledger with the loans of one month, and who is told that they did. */
export function describeReading(office: () => CloudOffice): void {
  describe("reading", () => {
    it("answers every route that only reads", async () => {
      const { ask } = office();
      const { items: imports } = (await ask("list-imports", "auditor")) as { items: { importId: string }[] };
      const { importId = "" } = imports.at(-1) ?? {};
      const asked: [RouteId, Role, CloudRequest][] = [
        ["read-health", "auditor", {}],
        ["read-openapi", "auditor", {}],
        ["read-sign-in", "auditor", {}],
        ["read-me", "auditor", {}],
        ["read-programme", "auditor", {}],
        ["list-import-rows", "liaison", { params: { importId }, query: { outcome: "new", limit: "200" } }],
        ["list-import-rows", "liaison", { params: { importId }, query: { outcome: "changed" } }],
        ["summarise-import-rows", "auditor", { params: { importId } }],
        ["list-loans", "supervisor", { query: { month: "2016-06" } }],
        ["find-loans", "supervisor", { body: { month: "2016-06", sort: "-amount", limit: 3 } }],
        ["sum-loans", "supervisor", { query: { monthTo: "2016-06", measure: "outstanding" } }],
        ["read-cockpit", "supervisor", {}],
        ["list-associations", "supervisor", {}],
        ["list-journal", "auditor", { query: { importId, kind: "opened" } }],
        ["list-report-corrections", "auditor", {}],
      ];
      const answers = new Map<RouteId, unknown>();
      for (const [id, role, request] of asked) answers.set(id, await ask(id, role, request));

      expect(answers.get("read-health")).toMatchObject({ status: "ok", store: "dynamodb" });
      expect(answers.get("find-loans")).toMatchObject({ total: 60, more: false, cursor: "at.3" });
      expect(answers.get("sum-loans")).toMatchObject({ loanCount: 60, disbursedFen: 1_990_000_000 });
      expect(answers.get("read-cockpit")).toMatchObject({ freshness: [{ bankId: "psbc-chuzhou" }] });
      expect(answers.get("list-import-rows")).toEqual({ items: [] });
      expect(answers.get("summarise-import-rows")).toMatchObject({ sheets: [{ new: 60, refused: 0 }] });
    });

    it("notes who looked at an association's data", async () => {
      const { ask } = office();
      const { loanNo, associationId } = await someLoan(office());
      expect(await ask("read-loan", "auditor", { query: { loanNo } })).toMatchObject({ loanNo, version: 1 });
      expect(await ask("read-association", "auditor", { params: { associationId } })).toMatchObject({
        associationId,
      });
      await ask("list-loans", "supervisor", { query: { associationId } });
      await ask("sum-loans", "supervisor", { query: { associationId } });

      const { items: readings } = (await ask("list-readings", "auditor", { params: { associationId } })) as {
        items: { readerName: string; kind: string }[];
      };

      expect(readings.map(({ readerName, kind }) => `${readerName} ${kind}`).sort()).toEqual([
        "auditor loan",
        "auditor standing",
        "supervisor loans",
      ]);
    });

    it("hands lists out as workbooks, and tells the associations", async () => {
      const { ask, cloud, tokenOf } = office();
      const { associationId } = await someLoan(office());
      const exported = (body: object) => cloud.ask("export-list", { body, token: tokenOf("supervisor") });

      const loans = await exported({ list: "loans", columns: ["loanNo", "amount"], month: "2016-06" });
      const corrections = await exported({ list: "corrections", columns: ["loanNo"] });
      const { items } = (await ask("list-readings", "auditor", { params: { associationId } })) as {
        items: { kind: string }[];
      };

      const sheet = partText(Buffer.from(loans.text, "base64"), "xl/worksheets/sheet1.xml");
      expect(sheet.match(/<row /g)).toHaveLength(61);
      expect(corrections.status).toBe(200);
      expect(items.map(({ kind }) => kind)).toContain("export");
    });

    it("serves the pages", async () => {
      const event = { rawPath: "/", headers: {}, requestContext: { requestId: "r" } };
      const page = (await office().cloud.invoke("serve-pages", event)) as {
        statusCode: number;
        body: string;
      };

      expect(page.statusCode).toBe(200);
      expect(Buffer.from(page.body, "base64").toString()).toContain('<div id="app">');
    });

    it("turns people without a good token away", async () => {
      const { cloud, statusOf } = office();
      const none = await cloud.ask("read-progress");
      const stranger = await cloud.ask("read-progress", { token: await cloud.token("stranger") });

      expect([none.status, stranger.status, await statusOf("list-journal", "liaison")]).toEqual([
        401, 403, 403,
      ]);
    });
  });
}

/** An association's word that a loan is wrong. */
export function describeCorrections(office: () => CloudOffice): void {
  describe("a correction request", () => {
    it("is raised by the association and answered, opened again, closed and read", async () => {
      const { ask, enter } = office();
      const { loanNo, associationId } = await someLoan(office());
      await enter("association", associationId);
      const raise = await ask("raise-correction", "association", { body: { loanNo, text: "金额不对" } });
      const { correctionId } = raise as { correctionId: string };
      const params = { correctionId };
      const { items: imports } = (await ask("list-imports", "liaison")) as { items: { importId: string }[] };
      const body = { revision: 1, text: "已更正", importId: imports.at(-1)?.importId };

      expect(await ask("answer-correction", "liaison", { params, body })).toMatchObject({
        state: "answered",
        revision: 2,
      });
      expect(
        await ask("reopen-correction", "association", { params, body: { revision: 2, text: "还不对" } }),
      ).toMatchObject({ state: "open" });
      expect(
        await ask("close-correction", "supervisor", { params, body: { revision: 3, text: "重复" } }),
      ).toMatchObject({ state: "closed" });
      expect(await ask("read-correction", "auditor", { params })).toMatchObject({
        revision: 4,
        events: { length: 4 },
      });
      expect(await ask("list-corrections", "association", { query: { state: "closed" } })).toMatchObject({
        items: [{ correctionId }],
        counts: { open: 0 },
      });
    });
  });
}

async function someLoan({ ask }: CloudOffice): Promise<{ loanNo: string; associationId: string }> {
  const { items } = (await ask("list-loans", "supervisor", { query: { month: "2016-06" } })) as Loans;
  return items[0] ?? { loanNo: "", associationId: "" };
}
