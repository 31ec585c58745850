import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createFrozenReports } from "#shared/adapters/stored/frozen-reports.ts";
import { reportJson } from "#shared/domain/reports/report-json.ts";
import { reportSummary } from "#shared/domain/reports/report-summary.ts";
import type { FileStore } from "#shared/ports/base/file-store.ts";
import { reportForms } from "#shared/ports/reports/report-file-key.ts";
import { loanFacts } from "#test/support/loans.ts";
import { reportOf } from "#test/support/report-document.ts";

const report = { month: "2016-06", sha256: "ab" };
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What frozen reports have to do on every file store; `open` gives an empty one each time. */
export function frozenReportsContract(open: () => Promise<FileStore>): void {
  test("gives back each form of a report, and nothing of another or of one that was not put", async () => {
    const frozen = createFrozenReports(await open());
    for (const form of reportForms) await frozen.put(report, form, bytesOf(form));

    for (const form of reportForms) {
      expect(new TextDecoder().decode(await frozen.get(report, form))).toBe(form);
    }
    expect(await frozen.get({ ...report, sha256: "cd" }, "json")).toBeUndefined();
    expect(await frozen.get({ ...report, month: "2016-07" }, "json")).toBeUndefined();
  });

  describe("of the JSON", () => {
    const parsed = async (json: string) => {
      const frozen = createFrozenReports(await open());
      await frozen.put(report, "json", bytesOf(json));
      return frozen.parse((await frozen.get(report, "json")) ?? new Uint8Array());
    };

    test("of this edition everything is told that later reports, mails and pages go by", async () => {
      const loans = [loanFacts(), loanFacts({ disbursedOn: "2016-05-31", amountFen: 7n })];
      const document = reportOf(loans);
      const corrections = [
        {
          month: "2016-05",
          before: { loanCount: 1, disbursedFen: 5n },
          after: { loanCount: 1, disbursedFen: 7n },
          causes: [{ fileName: "b.xlsx", sha256: "c", kind: "opened", loanCount: 1 } as const],
        },
      ];
      const json = reportJson(
        { ...document, comparedWith: "2016-05", corrections },
        { html: "e".repeat(64), docx: "d" },
      );

      const told = await parsed(json);

      expect(told.byMonth).toEqual([
        { month: "2016-05", loanCount: 1, disbursedFen: 7n },
        { month: "2016-06", loanCount: 1, disbursedFen: 5_000_000n },
      ]);
      expect(told).toMatchObject({ month: "2016-06", comparedWith: "2016-05", head: { blockNo: 7 } });
      expect(told.annex).toEqual(document.annex);
      expect(told.formHashes).toEqual({ html: "e".repeat(64), docx: "d" });
      expect(told.corrections).toEqual([
        {
          month: "2016-05",
          before: { loanCount: 1, disbursedFen: 5n },
          after: { loanCount: 1, disbursedFen: 7n },
          causes: [{ fileName: "b.xlsx", kind: "opened", loanCount: 1 }],
        },
      ]);
      expect(reportSummary(told)).toMatchObject({
        month: "2016-06",
        issuer: document.programme.issuer,
        awaited: [],
      });
    });

    test("of earlier editions what they told is read", async () => {
      expect(await parsed('{"htmlSha256":"f"}')).toEqual({ formHashes: { html: "f" } });
      expect(await parsed('{"corrections":null,"comparedWith":null}')).toEqual({ formHashes: {} });
      const numbers = '{"loanCount":1,"disbursedFen":2}';
      const told = `{"corrections":[{"month":"2016-05","before":${numbers},"after":${numbers}}]}`;
      const lent = { loanCount: 1, disbursedFen: 2n };
      expect((await parsed(told)).corrections).toEqual([
        { month: "2016-05", before: lent, after: lent, causes: [] },
      ]);
    });

    test.each(globSync("test/fixtures/backup-*/files/reports/*/*.json"))("of %s is read", async (file) => {
      const told = await parsed(readFileSync(file, "utf8"));

      expect(reportSummary(told)).toBeDefined();
      const hasPdf = ["yinhui-report-7", "yinhui-report-8", "yinhui-report-9"].includes(told.format ?? "");
      const forms = ["docx", "html", ...(hasPdf ? ["pdf"] : []), "xlsx"];
      expect(Object.keys(told.formHashes).toSorted()).toEqual(forms);
      expect([told.annex, told.byMonth, told.corrections, told.head]).not.toContain(undefined);
    });

    test("a part that is told otherwise is as good as not told", async () => {
      expect(await parsed('{"byMonth":[{"month":1}],"annex":{"guarantee":[{"name":1}]},"head":7}')).toEqual({
        formHashes: {},
      });
      expect(await parsed('{"htmlSha256":1,"month":1}')).toEqual({ formHashes: {} });
    });

    test.each(["", "not JSON", "null", "[]", '{"month":'])(
      "damage is a failure with a name: %j",
      async (json) => {
        await expect(parsed(json)).rejects.toMatchObject({ code: "ledger-damaged" });
      },
    );
  });
}
