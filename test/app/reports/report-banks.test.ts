import { beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { eachLoan } from "#shared/app/ledger/each-loan.ts";
import { makeReport } from "#shared/app/reports/make-report.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { readBasis } from "#shared/app/reports/report-basis.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { Programme } from "#shared/domain/programme/programme.ts";
import { annexText } from "#test/support/annex-text.ts";
import { personOf } from "#test/support/corrections.ts";
import { openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow } from "#test/support/sheets.ts";

const supervisor = personOf("supervisor", { displayName: "科协" });
const bytesOf = (loanNo: string) =>
  new TextEncoder().encode(
    [["数据日期：2016-06-30"], plainHeaders, plainRow(loanNo)].map((cells) => cells.join(",")).join("\n"),
  );

const bank = {
  ...defaultProgramme.bank,
  branches: [
    { branchId: "east", name: "东城支行", aliases: [] },
    { branchId: "west", name: "西城支行", aliases: [] },
  ],
};
const several: Programme = {
  ...defaultProgramme,
  bank,
  otherBanks: [{ bankId: "rural", name: "农村商业银行" }],
};

let store: SqliteStore;
let clock: string;
beforeEach(() => {
  clock = "2016-07-01T02:00:00.000Z";
  store = openSqliteStore({ file: ":memory:" });
});

const officeOf = (programme: Programme) =>
  openOffice(store, { programme, now: () => clock, tableReader: createWorkbookReader() });

/** An office whose books are those of a bank, one of two branches of another, and that bank's own. */
async function officeOfSeveral() {
  const office = officeOf(several);
  await office.commit("whole.csv", bytesOf("J1"));
  const [whole] = (await store.imports.list(1)).items;
  if (whole === undefined) throw new Error("no import");
  const book = (changes: object) => store.imports.add({ ...whole, revision: 1, ...changes });
  await book({ importId: "z1", fileName: "branches.csv", branchIds: ["east", "gone"] });
  await book({ importId: "z2", fileName: "rural.csv", bankId: "rural" });
  clock = "2016-07-02T02:00:00.000Z";
  return office;
}

test("a report says whose book each file is, by bank and branch, and is made again so", async () => {
  const { deps } = await officeOfSeveral();
  await publishReport(deps, supervisor, "2016-06");

  const { equal, document, files } = await remakeReport(deps, "2016-06");

  expect(equal).toBe(true);
  expect(document.format).toBe("yinhui-report-9");
  expect(document.sources.map((source) => [source.fileName, source.bankName, source.branchNames])).toEqual([
    ["whole.csv", bank.name, []],
    ["branches.csv", bank.name, ["东城支行", "gone"]],
    ["rural.csv", "农村商业银行", []],
  ]);
  expect(annexText(files.xlsx)).toContain(`${bank.name}（东城支行、gone）`);
});

test.each([4, 3, 2] as const)(
  "a report of edition %i is made again without saying whose its files are",
  async (edition) => {
    const { deps } = await officeOfSeveral();
    const published = await publishReport(deps, supervisor, "2016-06");
    const moment = { head: await store.ledger.head(), at: published.publishedAt };
    const basis = await readBasis(
      deps,
      { moment, month: "2016-06", edition },
      { loans: eachLoan(deps.ledger, {}), show: (loan) => loan },
    );
    const { month, revision, publishedAt, publishedBy } = published;
    const told = { ...basis, disbursedOn: async () => undefined };
    const older = await makeReport(deps, told, { month, revision, publishedAt, publishedBy }, edition);
    const reports = { ...store.reports, get: async () => ({ ...published, sha256: older.sha256 }) };

    const remade = await remakeReport({ ...deps, reports }, "2016-06");

    const format = `yinhui-report-${edition === 4 ? 3 : edition}`;
    expect(remade).toMatchObject({ equal: true, document: { format } });
    expect(new TextDecoder().decode(remade.files.json)).not.toContain('bankName":"农村商业银行');
  },
);
