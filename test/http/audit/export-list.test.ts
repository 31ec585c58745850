import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeBook } from "#shared/adapters/receipt/write-book.ts";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import * as listed from "#shared/app/audit/read-listed.ts";
import { type RouteInput, routes } from "#shared/contract/routes.ts";
import type { BookSheet } from "#shared/domain/base/book.ts";
import { keysOf } from "#shared/domain/base/list-order.ts";
import type { Person } from "#shared/domain/base/person.ts";
import { loanListColumns } from "#shared/domain/ledger/loan-list.ts";
import { exportList } from "#shared/http/audit/export-list.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { createClerk, loanFacts, manyLoans } from "#test/support/postings.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

const supervisor: Person = { ...liaison, subject: "s", displayName: "科协", role: "supervisor" };
const columns = keysOf(loanListColumns);

let store: SqliteStore;
let office: Office;
let books: (readonly BookSheet[])[];
let logged: [string, object | undefined][];
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  books = [];
  logged = [];
  office = openOffice(store, {
    bookWriter: async (sheets) => {
      const kept = sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] }));
      books.push(kept);
      return writeBook(kept);
    },
    log: (event, facts) => void logged.push([event, facts]),
  });
});
afterEach(() => store.close());

type Asked = RouteInput<"export-list">["body"];
const exported = async (caller: Person, asked: Asked) => {
  const document = await exportList(listed, office.deps, caller, asked);
  const rows = [...(books.at(-1)?.[0]?.rows ?? [])].map(({ cells }) =>
    cells.map((cell) => (cell?.content && "text" in cell.content ? cell.content.text : "")),
  );
  return { document, rows };
};

describe("the list of loans as a workbook", () => {
  beforeEach(async () => {
    await createClerk(store.ledger).post({
      A1: loanFacts({ borrowerName: "张伟", amountFen: 1_234_567n, borrowerIdTail: "123X" }),
      A2: loanFacts({ borrowerName: '=HYPERLINK("http://x")', borrowerType: "enterprise", amountFen: 100n }),
      A3: loanFacts({ borrowerName: "+1+1", associationId: "a2" }),
    });
  });

  test("has the chosen columns in their order, the rows as they are sorted, and money as numbers", async () => {
    const { rows } = await exported(liaison, {
      ...{ list: "loans", columns: ["amount", "loanNo", "borrowerName"], sort: "-amount", search: "A" },
    });

    expect(rows[0]).toEqual(["放款金额（元）", "借据号", "借款人"]);
    expect(rows.slice(1).map(([, loanNo]) => loanNo)).toContain("A1");
    expect(rows.find(([, loanNo]) => loanNo === "A1")).toEqual(["12345.67", "A1", "张伟"]);
  });

  test("masks persons as the role sees them, and writes what looks like a formula as a text", async () => {
    const { document, rows } = await exported(supervisor, { list: "loans", columns });
    const names = rows.slice(1).map((row) => row[columns.indexOf("borrowerName")]);

    expect(names).toEqual(expect.arrayContaining(["张*", '=HYPERLINK("http://x")']));
    const cells = [...(books.at(-1)?.[0]?.rows ?? [])].flatMap((row) => row.cells);
    for (const cell of cells) expect(["text", "number", undefined]).toContain(cell?.content?.kind);
    expect(document.fileName).toMatch(/^台账-\d{4}-\d{2}-\d{2}\.xlsx$/);
  });

  test("is noted for each association whose loans are taken along, and logged without a name", async () => {
    await exported(supervisor, { list: "loans", columns: ["loanNo"] });

    const associationIds = new Set(["a2", loanFacts().associationId ?? ""]);
    for (const associationId of associationIds) {
      const { items } = await store.readings.list(associationId, "2000-01-01T00", 10);
      expect(items.map(({ kind, readerName }) => [kind, readerName])).toEqual([["export", "科协"]]);
    }
    expect(logged).toContainEqual(["list-exported", { list: "loans", role: "supervisor", rows: 3 }]);
  });
});

test("a list of more than twenty thousand loans is refused with a word of what to do, one of so many is not", async () => {
  const clerk = createClerk(store.ledger);
  await clerk.post(manyLoans(10, () => ({})));
  const ledger = { ...store.ledger, scanLoans: async () => ({ kept: [], more: true }) };

  await expect(
    exportList(listed, { ...office.deps, ledger }, supervisor, { list: "loans", columns: ["loanNo"] }),
  ).rejects.toMatchObject({ code: "list-too-long", facts: { max: 20_000 } });
  expect((await exported(supervisor, { list: "loans", columns: ["loanNo"] })).rows).toHaveLength(11);
});

describe("the other lists", () => {
  test("imports, associations and the journal say what their pages say", async () => {
    await office.commit("=1+1.xlsx", [sheetOf("明细", [plainHeaders, plainRow("A1", 10_000)])]);
    const [association] = await store.associations.list();

    const imports = await exported(supervisor, { list: "imports", columns: ["file", "new", "effect"] });
    const associations = await exported(supervisor, {
      ...{
        list: "associations",
        columns: ["name", "disbursed"],
        associationIds: [association?.associationId ?? "", "no"],
      },
    });
    const auditor: Person = { ...supervisor, subject: "a", displayName: "审计", role: "auditor" };
    const journal = await exported(auditor, {
      list: "journal",
      columns: ["seq", "kind", "loanNo", "content"],
    });

    const noted = await store.readings.list(association?.associationId ?? "", "2000-01-01T00", 10);
    expect(noted.items.map(({ kind, readerName }) => `${readerName} ${kind}`).sort()).toEqual([
      "审计 export",
      "科协 export",
    ]);

    expect(imports.rows).toEqual([
      ["文件", "新增", "累计发放（元）"],
      ["=1+1.xlsx", "1", "10000.00"],
    ]);
    expect(associations.rows[1]).toEqual([association?.name, "10000.00"]);
    expect(journal.rows).toHaveLength(2);
    expect(journal.rows[1]?.slice(0, 3)).toEqual(["1", "新增", "A1"]);
    expect(journal.rows[1]?.[3]).not.toMatch(/[0-9a-f]{64}/);
  });

  test.each(["imports", "members", "journal"] as const)(
    "an association may not export %s of others",
    async (list) => {
      const association: Person = { ...liaison, role: "association", associationId: "a1" };
      const asked = { list, columns: ["name"], associationId: "a2" } as unknown as Asked;

      await expect(exportList(listed, office.deps, association, asked)).rejects.toMatchObject({
        code: list === "members" ? "association-unknown" : "not-permitted",
      });
    },
  );

  test("every list is of a page whose route exists", () => {
    expect(routes["export-list"].callers).toEqual(routes["list-loans"].callers);
  });
});
