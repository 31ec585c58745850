import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { differencesMax, verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { emptyHead, headAfter } from "#shared/domain/ledger/journal.ts";
import { zeroMeasures } from "#shared/domain/ledger/totals.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";
import type { Snapshot } from "#shared/ports/progress/snapshot-store.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let folder: string;
let file: string;
let store: SqliteStore;
let office: Office;

const book = (amount: number, count = 120) => [
  sheetOf("明细", [
    plainHeaders,
    ...Array.from({ length: count }, (_, index) => plainRow(`A${1000 + index}`, amount)),
  ]),
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "yinhui-verify-"));
  const sound = openSqliteStore({ file: join(folder, "sound.sqlite") });
  await openOffice(sound).commit("first.xlsx", book(10_000));
  await openOffice(sound).commit("second.xlsx", book(20_000, 5));
  sound.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(({ task }) => {
  file = join(folder, `${task.id}.sqlite`);
  copyFileSync(join(folder, "sound.sqlite"), file);
  store = openSqliteStore({ file });
  office = openOffice(store);
});
afterEach(() => store.close());

/** Changes the stored ledger behind the back of the program. */
function plant(sql: string, ...values: (string | number)[]) {
  const database = new DatabaseSync(file);
  expect(database.prepare(sql).run(...values).changes).toBeGreaterThan(0);
  database.close();
}

const verifyKinds = async () => {
  const { ok, differences } = await verifyLedger(office.deps);
  expect(ok).toBe(differences.length === 0);
  return [...new Set(differences.map(({ kind }) => kind))].sort();
};

test("a sound ledger has no difference, and neither has an empty one", async () => {
  const { hash } = await store.ledger.head();
  expect(await verifyLedger(office.deps)).toEqual({
    ok: true,
    loans: 120,
    entries: 125,
    head: hash,
    reportHeads: [],
    differences: [],
  });

  const empty = openSqliteStore({ file: ":memory:" });
  expect(await verifyLedger(openOffice(empty).deps)).toMatchObject({ ok: true, loans: 0, entries: 0 });
  empty.close();
});

test.each([
  [
    "a total that is a fen too large",
    `UPDATE total SET disbursedFen = disbursedFen + 1 WHERE key = 'programme'`,
  ],
  ["a count that is one too small", `UPDATE total SET loanCount = loanCount - 1 WHERE key LIKE 'cell#%'`],
  ["an import's total that is changed", `UPDATE total SET outstandingFen = 0 WHERE key LIKE 'import#%'`],
  ["a total that is gone", `DELETE FROM total WHERE key LIKE 'association#%'`],
  ["a total under another key", `UPDATE total SET key = key || 'x' WHERE key LIKE 'cell#%'`],
])("%s is found", async (_, sql) => {
  plant(sql);
  expect(await verifyKinds()).toEqual(["total"]);
});

test("a changed total is told with its key, what it should be and what it is", async () => {
  plant("UPDATE total SET disbursedFen = 7 WHERE key = 'programme'");
  expect((await verifyLedger(office.deps)).differences).toEqual([
    { kind: "total", key: "programme disbursedFen", expected: "125000000", found: "7" },
  ]);
});

describe("of a snapshot of the cells", () => {
  const kindsOf = async (change: (snapshot: Snapshot) => Snapshot) => {
    const snapshot = await store.snapshots.latest();
    if (snapshot === undefined) throw new Error("no snapshot");
    const snapshots = { ...store.snapshots, latest: async () => change(snapshot) };
    const { differences } = await verifyLedger({ ...office.deps, snapshots });
    return differences.map(({ kind }) => kind);
  };
  const aFenMore = ({ key, measures }: Snapshot["cells"][number]) => ({
    key,
    measures: { ...measures, outstandingFen: measures.outstandingFen + 1n },
  });

  test("a cell that is a fen too large is found", async () => {
    expect(await kindsOf((snapshot) => snapshot)).toEqual([]);
    expect(await kindsOf(({ head, cells }) => ({ head, cells: cells.map(aFenMore) }))).toEqual(["snapshot"]);
  });

  test("a missing cell is found, measure by measure", async () => {
    expect(await kindsOf(({ head }) => ({ head, cells: [] }))).toEqual(Array(3).fill("snapshot"));
  });

  test("one of an earlier head is compared with the journal up to there", async () => {
    const [block] = await store.ledger.blocks(0, 1);
    const early = openSqliteStore({ file: ":memory:" });
    await openOffice(early).commit("first.xlsx", book(10_000));
    const [whole] = (await early.snapshots.latest())?.cells ?? [];
    const count = BigInt(block?.entries.length ?? 0);
    const then = { ...zeroMeasures(), loanCount: count };
    then.disbursedFen = then.outstandingFen = count * 1_000_000n;
    const head = block === undefined ? emptyHead : headAfter(block);
    early.close();

    expect(await kindsOf(() => ({ head, cells: [{ key: whole?.key ?? "", measures: then }] }))).toEqual([]);
    expect(await kindsOf(({ cells }) => ({ head, cells }))).toContain("snapshot");
  });

  test("one of a head that the journal has not is found", async () => {
    expect(
      await kindsOf(({ head, cells }) => ({ head: { ...head, blockNo: 99, hash: "0" }, cells })),
    ).toEqual(["snapshot-head"]);
  });
});

test("a total of zero is as good as none", async () => {
  const columns = new DatabaseSync(file).prepare("SELECT * FROM total").columns();
  plant(`INSERT INTO total VALUES ('association#nobody'${", 0".repeat(columns.length - 1)})`);
  expect(await verifyKinds()).toEqual([]);
});

test.each([
  ["a loan over another amount", `facts = json_set(facts, '$.amountFen', '1')`, ["loan-field"]],
  ["a loan of another borrower", `facts = json_set(facts, '$.borrowerName', '李四')`, ["loan-field"]],
  ["a loan with a field that no entry told", `facts = json_set(facts, '$.branch', 'x')`, ["loan-field"]],
  ["a loan of another version", "version = 9", ["loan-version"]],
  ["a loan of other blocks", "block_nos = '[1,1]'", ["loan-blocks"]],
  ["a loan under another number", "loan_no = 'B1'", ["loan-missing", "loan-without-entries"]],
])("%s is found", async (_, change, kinds) => {
  plant(`UPDATE loan SET ${change} WHERE loan_no = 'A1100'`);
  expect(await verifyKinds()).toEqual(kinds);
});

test("of a person's data a difference tells nothing but where it is", async () => {
  plant(`UPDATE loan SET facts = json_set(facts, '$.borrowerName', '李四') WHERE loan_no = 'A1100'`);
  const { differences } = await verifyLedger(office.deps);
  expect(differences[0]?.key).toBe("loan psbc-chuzhou/A1100 borrowerName");
  expect(JSON.stringify(differences)).not.toMatch(/李四|王小明/);
});

test("a loan that is gone is found", async () => {
  plant("DELETE FROM loan WHERE loan_no = 'A1100'");
  expect(await verifyKinds()).toEqual(["loan-missing"]);
});

describe("in the journal", () => {
  test.each([
    [
      "a removed entry",
      "entries = json_remove(entries, '$[50]')",
      ["block-hash", "loan-without-entries", "sequence", "total"],
    ],
    [
      "a changed amount",
      `entries = json_set(entries, '$[50].changes[6].after', '1000001')`,
      ["block-hash", "disbursed-delta", "loan-field", "outstanding-delta", "total"],
    ],
    ["a changed row number", `entries = json_set(entries, '$[0].source.row', 99)`, ["block-hash"]],
    ["a changed person", "known_by = 'somebody'", ["block-hash"]],
    ["a changed instant", "known_at = '2020-01-01T00:00:00.000Z'", ["block-hash"]],
    ["another hash", "hash = previous_hash", ["block-hash", "previous-hash"]],
    ["another predecessor", `previous_hash = '${"0".repeat(63)}1'`, ["block-hash", "previous-hash"]],
    ["a block of another number", "block_no = 0", []],
  ])("%s is found", async (name, change, kinds) => {
    plant(`UPDATE journal_block SET ${change} WHERE block_no = 1`);
    const found = await verifyKinds();
    if (name === "a block of another number") expect(found).toContain("block-number");
    else expect(found).toEqual(kinds);
  });

  test("an entry that is there twice, or out of order, is found", async () => {
    plant(
      "UPDATE journal_block SET entries = json_insert(entries, '$[#]', json_extract(entries, '$[0]')) WHERE block_no = 1",
    );
    expect(await verifyKinds()).toEqual(
      expect.arrayContaining(["block-hash", "sequence", "version", "kind"]),
    );
  });

  test("a last block that is cut off is found by the loans, and by the head that a report has printed", async () => {
    await publishReport(office.deps, { subject: "s" }, "2016-10");
    expect(await verifyKinds()).toEqual([]);
    const { blockNo } = await store.ledger.head();
    plant("DELETE FROM journal_block WHERE block_no = ?", blockNo);
    expect(await verifyKinds()).toEqual(
      expect.arrayContaining(["loan-field", "loan-version", "report-head", "total"]),
    );
  });

  test("a head that is not where the blocks end is found", async () => {
    const ledger: Ledger = {
      ...store.ledger,
      head: async () => ({ ...(await store.ledger.head()), seq: 1 }),
    };
    const { differences } = await verifyLedger({ ...office.deps, ledger });
    expect(differences).toEqual([{ kind: "head", key: "seq", expected: "125", found: "1" }]);
  });
});

test("of very many differences the first are told, and that there are more", async () => {
  plant(`UPDATE loan SET version = 9, facts = json_set(facts, '$.amountFen', '1', '$.branch', 'x')`);
  const { ok, differences } = await verifyLedger(office.deps);
  expect(ok).toBe(false);
  expect(differences).toHaveLength(differencesMax + 1);
  expect(differences.at(-1)?.kind).toBe("truncated");
});

test("what is posted meanwhile is no difference: the ledger is read again at its new head", async () => {
  let disturbances = 2;
  const ledger: Ledger = {
    ...store.ledger,
    async totals(prefix) {
      if (prefix === "import#" && disturbances > 0) {
        disturbances -= 1;
        await office.commit(`third-${disturbances}.xlsx`, book(30_000 + disturbances, 3));
      }
      return store.ledger.totals(prefix);
    },
  };
  expect(await verifyLedger({ ...office.deps, ledger })).toMatchObject({ ok: true, entries: 131 });
});

test("a ledger that never stands still is busy", async () => {
  let amount = 30_000;
  const ledger: Ledger = {
    ...store.ledger,
    async totals(prefix) {
      amount += 1;
      await office.commit(`book-${amount}.xlsx`, book(amount, 1));
      return store.ledger.totals(prefix);
    },
  };
  await expect(verifyLedger({ ...office.deps, ledger })).rejects.toMatchObject({ code: "ledger-busy" });
});
