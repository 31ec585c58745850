import { describe, expect, it } from "vitest";
import { type DocumentLink, documentLinkType } from "#shared/contract/base/document-link.ts";
import { wireLimits } from "#shared/contract/base/limits.ts";
import type { RouteId } from "#shared/contract/routes.ts";
import { bookOf, wordyBook, wordyRows } from "#test/support/books.ts";
import type { CloudOffice } from "#test/support/cloud-office.ts";
import { sheetsOf } from "#test/support/receipts.ts";
import { rowsOf } from "#test/support/sheets.ts";

/** The workbooks that functions write. */
export function describeWorkbooks(office: () => CloudOffice): void {
  describe("workbooks", () => {
    it("are sent back to the bank, with the rows to mend, and as template", async () => {
      const { cloud, check, tokenOf } = office();
      const importId = await check(bookOf("2016-10-含错误.xlsx"));

      const rows = async (route: RouteId, params = {}) => {
        const answer = await cloud.ask(route, { params, token: tokenOf("liaison") });
        expect(answer.status).toBe(200);
        expect(answer.headers["content-disposition"]).toMatch(/^attachment; .*\.xlsx$/);
        return rowsOf((await sheetsOf(Buffer.from(answer.text, "base64")))[0]).length;
      };
      expect(await rows("read-receipt", { importId })).toBe(21);
      expect(await rows("read-failed-rows", { importId })).toBe(14);
      expect(await rows("read-template")).toBe(2);
      expect(await rows("read-progress-book")).toBe(38);
    });

    it("of rows to mend are of headers alone where there are none, and of no original that is gone", async () => {
      const { cloud, check, upload, statusOf, ask, readImport } = office();
      const params = { importId: await check(bookOf("2016-06-贷款明细.xlsx")) };
      const late = await upload(bookOf("2016-06-贷款明细.xlsx"));
      expect(await statusOf("read-failed-rows", "liaison", { params })).toBe(200);

      await cloud.lose("uploads", "");
      await cloud.deliver("checks");

      expect(await statusOf("read-receipt", "liaison", { params })).toBe(410);
      expect(await statusOf("read-failed-rows", "liaison", { params })).toBe(410);
      expect(await readImport(late)).toMatchObject({ state: "refused", problem: { code: "file-altered" } });
      const summary = await ask("summarise-import-rows", "liaison", { params: { importId: late } });
      expect(summary).toMatchObject({ sheets: [] });
    });

    it("are handed out by a link when they are large", async () => {
      const { cloud, check, tokenOf } = office();
      const importId = await check(wordyBook());

      for (const route of ["read-receipt", "read-failed-rows"] as const) {
        const answer = await cloud.ask(route, { params: { importId }, token: tokenOf("liaison") });
        expect(answer.headers["content-type"], answer.text.slice(0, 300)).toBe(documentLinkType);
        const file = await fetch((JSON.parse(answer.text) as DocumentLink).link);
        expect(file.headers.get("content-disposition")).toMatch(/^attachment; .*\.xlsx$/);
        const bytes = new Uint8Array(await file.arrayBuffer());
        expect(bytes.byteLength).toBeGreaterThan(wireLimits.answerBytesMax);
        expect(rowsOf((await sheetsOf(bytes))[0])).toHaveLength(wordyRows + 1);
      }
    });
  });
}
