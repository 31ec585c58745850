import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sha256 } from "#shared/adapters/system/system.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { watchLedger } from "#shared/app/audit/watch-ledger.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { blockBytes, emptyHead, type JournalBlock } from "#shared/domain/ledger/journal.ts";
import type { PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { type ReportForm, reportFileKey, reportForms } from "#shared/ports/reports/report-file-key.ts";
import type { Store } from "#shared/ports/store.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { loanBook } from "#test/support/sheets.ts";

/** A store, and what somebody can do to it who may write into its tables. */
export type ForgedStore = {
  store: Store;
  forge: {
    report(report: PublishedReport): Promise<void>;
    block(block: JournalBlock): Promise<void>;
    borrower(loanNo: string, name: string): Promise<void>;
  };
  close(): Promise<void>;
};

const month = "2016-10";
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** What a verification and a night's look find of forged reports, whatever store they lie beside; `chosen` are those tried. */
export function forgedReportsContract(
  open: () => Promise<ForgedStore>,
  chosen: <Forgery>(list: readonly Forgery[]) => readonly Forgery[] = (list) => list,
): void {
  let forged: ForgedStore;
  let office: Office;
  let told: string[];

  beforeEach(async () => {
    forged = await open();
    told = [];
    office = openOffice(forged.store, { log: (event) => void told.push(event) });
    await office.commit("a.xlsx", loanBook(["A1", 50_000, "2016-06-10"], ["A2", 70_000, "2016-09-11"]));
    await publishReport(office.deps, { subject: "s" }, "2016-09");
    await office.commit("b.xlsx", loanBook(["A3", 90_000, "2016-09-12"], ["A4", 10_000, "2016-10-13"]));
    await publishReport(office.deps, { subject: "s" }, month);
  });
  afterEach(() => forged.close());

  const record = async () => (await forged.store.reports.get(month)) ?? expect.fail("not published");
  const fileOf = async (form: ReportForm) =>
    (await office.deps.frozenReports.get(await record(), form)) ?? expect.fail("no file");
  const replace = async (form: ReportForm, bytes: Uint8Array) =>
    office.deps.files.put("reports", reportFileKey(await record(), form), bytes);
  const changed = (bytes: Uint8Array) => bytesOf(`${textOf(bytes)} `);

  /** Writes the JSON otherwise, with the hashes of what the other files are now, and all of it under its new hash. */
  async function reseal(
    change: (json: string) => string,
    forms: Partial<Record<ReportForm, Uint8Array>> = {},
  ) {
    const files = Object.fromEntries(
      await Promise.all(
        reportForms.map(async (form) => [form, forms[form] ?? (await fileOf(form))] as const),
      ),
    );
    const json = JSON.parse(change(textOf(files["json"])));
    for (const form of Object.keys(json.files)) json.files[form] = sha256(files[form] ?? new Uint8Array());
    const bytes = bytesOf(JSON.stringify(json));
    const report = { ...(await record()), publishedAt: json.publishedAt, sha256: sha256(bytes) };
    await forged.forge.report(report);
    for (const form of reportForms) await replace(form, form === "json" ? bytes : (files[form] ?? bytes));
  }

  /** Writes the journal otherwise, its hashes anew; gives the head that it then has. */
  async function rechain(change: (text: string) => string) {
    let { hash } = emptyHead;
    for (const block of await forged.store.ledger.blocks(0, 100)) {
      const other = { ...block, ...revive(change(JSON.stringify(block, plain))), previousHash: hash };
      hash = sha256(blockBytes(other));
      await forged.forge.block({ ...other, hash });
    }
    return hash;
  }

  const kinds = async () => {
    const deps = { ...office.deps, snapshots: { ...office.deps.snapshots, latest: async () => undefined } };
    const { ok, differences } = await verifyLedger(deps);
    expect(ok).toBe(differences.length === 0);
    return [...new Set(differences.map(({ kind }) => kind))].sort();
  };
  const kindsAtNight = async () => {
    const { verification } = await watchLedger(office.deps);
    expect(told.includes("ledger-differs")).toBe(verification?.ok === false);
    return verification?.differences.map(({ kind }) => kind);
  };

  test("of reports as they were published nothing is told", async () => {
    expect(await kinds()).toEqual([]);
    expect(await kindsAtNight()).toEqual([]);
  });

  test.each(chosen(reportForms))("a replaced file is found: %s", async (form) => {
    await replace(form, changed(await fileOf(form)));

    expect(await kinds()).toEqual(["report-file"]);
  });

  test("a lost file is found, and JSON that is none", async () => {
    await replace("json", bytesOf("no JSON"));
    expect(await kinds()).toEqual(["report-file"]);

    await forged.forge.report({ ...(await record()), sha256: "ab".repeat(32) });
    const { differences } = await verifyLedger(office.deps);
    expect(differences).toMatchObject([
      { kind: "report-file", key: `report ${month} json`, found: "no file" },
    ]);
  });

  test.each(
    chosen([
      ["another head", { headHash: "cd".repeat(32) }],
      ["another instant", { publishedAt: "2016-11-01T01:00:00.000Z" }],
      ["another publisher", { publishedBy: "somebody" }],
      ["another revision", { revision: 2 }],
    ]),
  )("a record that says %s than the frozen file is found", async (_, change) => {
    await forged.forge.report({ ...(await record()), ...change });

    expect(await kinds()).toEqual(["report-record"]);
  });

  test.each(
    chosen([
      ["with another borrower", (text: string) => text.replaceAll("王小明", "李四"), "李四"],
      ["known five days earlier", (text: string) => text.replaceAll("2016-11-01T", "2016-10-27T"), "王小明"],
    ]),
  )("a journal chained anew %s is found, also where the records name its heads", async (_, change, name) => {
    const head = await rechain(change);
    for (const loanNo of ["A1", "A2", "A3", "A4"]) await forged.forge.borrower(loanNo, name);
    expect(await kinds()).toEqual(["report-head"]);

    for (const report of await forged.store.reports.list())
      await forged.forge.report({ ...report, headHash: head });
    expect(await kinds()).toEqual(["report-head", "report-record"]);
    expect(await kindsAtNight()).toContain("report-head");
  });

  describe("with all hashes written anew, at night", () => {
    test.each(chosen(["html", "docx", "xlsx"] as const))("a replaced file is found: %s", async (form) => {
      await reseal((json) => json, { [form]: changed(await fileOf(form)) });
      expect(await kinds()).toEqual([]);

      expect(await kindsAtNight()).toEqual(["report-remade"]);
    });

    test.each(
      chosen([
        ["a figure", /"coveredThisMonth":\d+/, '"coveredThisMonth":7'],
        ["the remarks", /"remarks":\[[^\]]*\]/, '"remarks":[]'],
        ["the corrections", /"corrections":\[.*?"month":"2016-09"\}\]/, '"corrections":[]'],
        ["the sources", /"sources":\[[^\]]*\]/, '"sources":[]'],
        ["the freshness", /"freshness":\[[^\]]*\]/, '"freshness":[]'],
        ["the instant of publication", /"publishedAt":"[^"]*"/, '"publishedAt":"2016-11-01T02:00:01.000Z"'],
        ["the hash of an original", /("sha256":")[0-9a-f]{64}/, `$1${"e".repeat(64)}`],
      ]),
    )("%s told otherwise is found", async (_, told, otherwise) => {
      await reseal((json) => {
        expect(told.test(json)).toBe(true);
        return json.replace(told, otherwise);
      });
      expect(await kinds()).toEqual([]);

      expect(await kindsAtNight()).toEqual(["report-remade"]);
    });
  });
}

function plain(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

function revive(text: string): JournalBlock {
  return JSON.parse(text, (_, value) =>
    typeof value === "string" && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
  );
}
