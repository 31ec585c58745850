import { describe, expect, it } from "vitest";
import { servedBy } from "#infra/functions.ts";
import { type Deferred, deferredType } from "#shared/contract/base/deferred.ts";
import { type DocumentLink, documentLinkType } from "#shared/contract/base/document-link.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import type { RouteId } from "#shared/contract/routes.ts";
import { monthsBetween } from "#shared/domain/base/month.ts";
import type { Role } from "#shared/domain/base/person.ts";
import { type CloudRequest, httpApiEvent } from "#test/support/aws/cloud-events.ts";
import { bookOf, wordyBook, wordyRows } from "#test/support/books.ts";
import type { CloudOffice } from "#test/support/cloud-office.ts";
import { sheetsOf } from "#test/support/receipts.ts";
import { rowsOf } from "#test/support/sheets.ts";

/** So little time that each answer is deferred: the rest is what deferring may take. */
const shortMs = 8_001;

type Result = { statusCode: number; headers: Record<string, string>; body: string };

/** Answers that take longer than a request may. */
export function describeDeferred(office: () => CloudOffice): void {
  const maker = "publish-due-reports";

  /** Asks where there is no time, and gives the id under which the answer is to be fetched. */
  async function defer(id: RouteId, role: Role, request: CloudRequest): Promise<string> {
    const { cloud, tokenOf } = office();
    const event = httpApiEvent(id, { ...request, token: tokenOf(role) });
    const answer = (await cloud.invoke(servedBy(id).id, event, shortMs)) as Result;
    expect([answer.statusCode, answer.headers["content-type"]], answer.body).toEqual([202, deferredType]);
    return (JSON.parse(answer.body) as Deferred).deferredId;
  }
  const fetchAs = (role: Role, deferredId: string) =>
    office().cloud.ask("read-deferred", { params: { deferredId }, token: office().tokenOf(role) });

  /** The name of a file but for its day: the functions live at different times. */
  const nameOf = ({ headers }: { headers: Record<string, string> }) =>
    headers["content-disposition"]?.replace(/\d{4}-\d\d-\d\d/, "DAY");

  describe("deferred answers", () => {
    it("are what the request would have been answered, of receipts and exports", async () => {
      const { cloud, check, tokenOf } = office();
      const params = { importId: await check(bookOf("2016-10-含错误.xlsx")) };
      const exported = { list: "loans", columns: ["loanNo", "borrowerName"], month: "2016-06" };
      const asked: [RouteId, Role, CloudRequest][] = [
        ["read-receipt", "liaison", { params }],
        ["read-failed-rows", "liaison", { params }],
        ["export-list", "supervisor", { body: exported }],
      ];
      for (const [id, role, request] of asked) {
        const deferredId = await defer(id, role, request);
        expect(JSON.parse((await fetchAs(role, deferredId)).text)).toMatchObject({ state: "waiting" });

        expect(await cloud.deliver("deferred")).toMatchObject([{ givenBack: false }]);

        const made = await fetchAs(role, deferredId);
        const direct = await cloud.ask(id, { ...request, token: tokenOf(role) });
        expect(made.status).toBe(direct.status);
        expect(made.text.length).toBeGreaterThan(100);
        expect(made.text === direct.text, id).toBe(true);
        expect(nameOf(made)).toBe(nameOf(direct));
      }
    });

    it("publish a report, once", async () => {
      const { cloud, ask } = office();
      const published = async () =>
        ((await ask("list-reports", "supervisor")) as { items: { month: string }[] }).items;
      const known = new Set((await published()).map((report) => report.month));
      const month = monthsBetween("2016-06", "2017-06").find((one) => !known.has(one)) ?? "";
      const deferredId = await defer("publish-report", "supervisor", { params: { month } });
      await cloud.deliver("deferred");

      const made = await fetchAs("supervisor", deferredId);

      expect([made.status, JSON.parse(made.text)]).toMatchObject([201, { month }]);
      expect((await published()).filter((report) => report.month === month)).toHaveLength(1);
    });

    it("tell what came of it where it came to nothing", async () => {
      const { cloud, check } = office();
      const params = { importId: await check(bookOf("2016-10-含错误.xlsx")) };
      await cloud.lose("uploads", "");
      const deferredId = await defer("read-receipt", "liaison", { params });
      await cloud.deliver("deferred");

      const { status, text } = await fetchAs("liaison", deferredId);

      expect([status, text]).toMatchObject([410, expect.stringContaining("original-gone")]);
    });

    it("are their caller's alone, and share a job as long as it lasts", async () => {
      const { cloud, tokenOf } = office();
      const body = { list: "loans", columns: ["loanNo"] };
      const ids = [
        await defer("export-list", "supervisor", { body }),
        await defer("export-list", "supervisor", { body }),
      ];
      const other = await defer("export-list", "auditor", { body });

      expect(ids[1]).toBe(ids[0]);
      expect(other).not.toBe(ids[0]);
      expect(await cloud.deliver("deferred")).toHaveLength(2);
      const params = { deferredId: ids[0] ?? "" };
      for (const role of ["auditor", "liaison"] as const) {
        const { status, text } = await cloud.ask("read-deferred", { params, token: tokenOf(role) });
        expect([status, text]).toMatchObject([404, expect.stringContaining("deferred-unknown")]);
      }
    });

    it("come by a link where they are large", async () => {
      const { cloud, check } = office();
      const params = { importId: await check(wordyBook()) };
      const deferredId = await defer("read-receipt", "liaison", { params });
      await cloud.deliver("deferred");

      const answer = await fetchAs("liaison", deferredId);

      expect(answer.headers["content-type"]).toBe(documentLinkType);
      const file = await fetch((JSON.parse(answer.text) as DocumentLink).link);
      expect(file.headers.get("content-disposition")).toMatch(/^attachment; .*\.xlsx$/);
      const bytes = new Uint8Array(await file.arrayBuffer());
      expect(bytes.byteLength).toBeGreaterThan(wireLimits.answerBytesMax);
      expect(rowsOf((await sheetsOf(bytes))[0])).toHaveLength(wordyRows + 1);
    });

    it("are begun anew when their maker dies, and say so when they are lost", async () => {
      const { cloud } = office();
      const body = { list: "corrections", columns: ["loanNo"] };
      const deferredId = await defer("export-list", "supervisor", { body });
      let deaths = 0;
      const spare = cloud.watch(({ caller, calls }) => {
        if (caller === maker && calls.some(({ action }) => action === "s3:GetObject") && deaths++ === 0)
          cloud.kill(maker);
      });

      expect(await cloud.deliver("deferred")).toMatchObject([{ givenBack: true }]);
      const waiting = JSON.parse((await fetchAs("supervisor", deferredId)).text);
      expect(waiting).toMatchObject({ state: "waiting" });
      await cloud.endHiding("deferred");
      await cloud.deliver("deferred");
      spare();

      expect(deaths).toBeGreaterThan(1);
      expect((await fetchAs("supervisor", deferredId)).status).toBe(200);
      await cloud.lose("files", "deferred/");
      expect((await fetchAs("supervisor", deferredId)).status).toBe(404);
      cloud.send("deferred", JSON.stringify({ kind: "answer", deferredId }));
      expect(await cloud.deliver("deferred")).toMatchObject([{ givenBack: false }]);
    });
  });
}
