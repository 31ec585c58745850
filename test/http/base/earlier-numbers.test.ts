import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "#shared/domain/base/person.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import { reportForms } from "#shared/ports/reports/report-file-key.ts";
import { personNumber } from "#test/support/csv-book.ts";
import { digitsOf } from "#test/support/holds-number.ts";
import { createClerk, loanFacts } from "#test/support/postings.ts";
import { type SelfHosted, startSelfHosted } from "#test/support/self-hosted.ts";
import { textsInFile } from "#test/support/texts-in-file.ts";

/** What an earlier version let in, which stands in the journal for good: a whole number in every text of a loan. */
let server: SelfHosted;
const numbers = Array.from({ length: 9 }, (_, index) => personNumber(index + 300));
const [named, purpose, contract, branch, loanNo, association, file, reason, header] = numbers;
const roles = ["liaison", "supervisor", "auditor", "association"] as const satisfies readonly Role[];
const name = `花生协会${association}`;

beforeAll(async () => {
  server = await startSelfHosted();
  const { deps } = server.local;
  const { bankId } = deps.programme.bank;
  await deps.associations.takeIn([
    { associationId: "a1", name, countyCode: "341102", aliases: [], confirmed: false },
  ]);
  const texts = {
    borrowerName: `王小明${named}`,
    purpose: `购化肥 ${purpose}`,
    guarantee: `${purpose}担保`,
    contractNo: `HT${contract}`,
    branch: `支行${branch}`,
  };
  const plain = loanFacts({ associationId: "a1" });
  await createClerk(deps.ledger).post({ J1: { ...plain, ...texts }, [`JJ${loanNo}`]: plain });
  const understood = {
    sheet: `明细${header}`,
    hidden: false,
    headerRow: 1,
    firstDataRow: 2,
    amountUnit: "yuan",
    unitFrom: "default",
    outstandingUnit: "yuan",
    outstandingUnitFrom: "default",
    creditLineUnit: "yuan",
    fingerprint: `备注${header}`,
    columns: [
      {
        column: "A",
        header: `备注${header}`,
        key: `备注${header}`,
        field: null,
        mappedBy: null,
        holds: "text",
        samples: [`见${header}`],
      },
    ],
    columnsLeftOut: 0,
    missing: [],
  } as const satisfies NonNullable<ImportRecord["understood"]>[number];
  await deps.imports.add({
    importId: "import-1",
    revision: 1,
    state: "committed",
    fileName: `名单${file}.xlsx`,
    byteSize: 1,
    sha256: "0".repeat(64),
    bankId,
    announcedBy: "liaison",
    announcedAt: "2016-07-01T01:00:00.000Z",
    changedAt: "2016-07-01T02:00:00.000Z",
    committedAt: "2016-07-01T02:00:00.000Z",
    checkNo: 1,
    understood: [understood],
    notices: [{ code: "columns-appeared", message: `新出现了列：备注${header}。` }],
  });
  const matter = { kind: "answer", code: "amount-edited", loanNo: "J1", reason: `见${reason}` } as const;
  const decided = {
    matter,
    decidedBy: "liaison",
    decidedAt: "2016-07-01T02:00:00.000Z",
    importId: "import-1",
  };
  await deps.decisions.put([{ ...decided, bankId, key: "k", earlier: [decided] }]);
});
afterAll(() => server.stop());

async function textsOf(role: Role, path: string): Promise<string[]> {
  const response = await server.call("GET", path, { token: await server.token(role, name) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return textsInFile(response.status === 200 ? path : "problem.json", bytes);
}

test("no answer shows it to anybody, and the rest of the text stands", async () => {
  const paths = [
    "/api/loans",
    "/api/loan?loanNo=J1",
    "/api/journal",
    "/api/associations",
    "/api/associations/a1",
    "/api/cockpit",
    "/api/imports",
    "/api/imports/import-1",
    "/api/decisions?kind=answer",
    "/api/template.xlsx",
  ];
  const told: string[] = [];
  for (const role of roles) for (const path of paths) told.push(...(await textsOf(role, path)));

  const digits = told.map(digitsOf);
  for (const number of numbers) expect(digits.filter((some) => some.includes(number))).toEqual([]);
  for (const left of [
    "王小明341102********",
    "购化肥 341102********",
    "HT341102********",
    "花生协会341102********",
  ])
    expect(told.some((text) => text.includes(left))).toBe(true);
});

test("no report that is published from now on names it, in whatever form", async () => {
  const supervisor = await server.token("supervisor");
  const published = await server.call("POST", "/api/reports/2016-06", { token: supervisor });
  expect(published.status).toBe(201);

  for (const form of reportForms) {
    const texts = await textsOf("supervisor", `/api/reports/2016-06.${form}`);
    const digits = texts.map(digitsOf);
    for (const number of numbers)
      expect(
        digits.filter((some) => some.includes(number)),
        form,
      ).toEqual([]);
    // Files are named in the figures and the annex alone.
    const named = form === "json" || form === "xlsx";
    expect(texts.some((text) => text.includes("名单341102********"))).toBe(named);
  }
});
