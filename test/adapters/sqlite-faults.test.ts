import { mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { copySqliteFile } from "#shared/adapters/sqlite/copy-sqlite-file.ts";
import { openDatabase } from "#shared/adapters/sqlite/database.ts";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { openOffice } from "#test/support/office.ts";
import { manyLoans } from "#test/support/sheets.ts";

const pageBytes = 4096;
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yinhui-faults-"));
  file = join(folder, "ledger.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function fill(): Promise<void> {
  const store = openSqliteStore({ file });
  await openOffice(store).commit("book.xlsx", manyLoans(400, 50_000));
  store.close();
}

/** Writes zeros over a page of the file. */
function zeroPage(page: number): void {
  writeSync(openSync(file, "r+"), Buffer.alloc(pageBytes), 0, pageBytes, page * pageBytes);
}

describe("a database file that is damaged", () => {
  const pages = () => readFileSync(file).byteLength / pageBytes;

  test.each<[string, () => void]>([
    ["cut in half", () => truncateSync(file, Math.floor(pages() / 2) * pageBytes)],
    ["with a page of zeros amid it", () => zeroPage(Math.floor(pages() / 2))],
    ["that is something else", () => writeFileSync(file, "nonsense".repeat(1000))],
    ["with another first line", () => writeSync(openSync(file, "r+"), "X", 0)],
  ])("is told as such when it is opened: %s", async (_, damage) => {
    await fill();
    damage();

    expect(() => openSqliteStore({ file })).toThrow(expect.objectContaining({ code: "ledger-damaged" }));
  });

  test("is told as such by what reads it, and by a look at it, while it is open", async () => {
    await fill();
    const store = openSqliteStore({ file });
    expect(await store.storeCheck()).toBe("sound");
    expect(store.damaged()).toBe(false);

    for (let page = 1; page < pages(); page++) zeroPage(page);

    expect(await store.storeCheck()).toBe("damaged");
    expect(store.damaged()).toBe(true);
    store.close();
    await expect(
      copySqliteFile(file, join(folder, "copy")).then(() => openDatabase(join(folder, "copy"))),
    ).rejects.toMatchObject({
      code: "ledger-damaged",
    });
  });
});

test("a database file that is taken away while it is open is told by the look at it", async () => {
  await fill();
  const store = openSqliteStore({ file });
  rmSync(file);

  expect(await store.storeCheck()).toBe("damaged");
  store.close();
});

test("a stored text that is no JSON any more is damage, not a bug", async () => {
  await fill();
  const database = openDatabase(file);
  database.run("UPDATE journal_block SET entries = replace(entries, '[', char(0))");
  database.close();
  const store = openSqliteStore({ file });

  await expect(verifyLedger(openOffice(store).deps)).rejects.toMatchObject({ code: "ledger-damaged" });
  store.close();
});

describe("a disk", () => {
  test("that is full takes a transaction back whole, and goes on when there is room", () => {
    const database = openDatabase(file);
    database.run("CREATE TABLE note (text TEXT)");
    const { page_count: count } = database.get("PRAGMA page_count") ?? {};
    database.get(`PRAGMA max_page_count = ${Number(count) + 3}`);
    const write = () =>
      database.transaction(() => {
        for (let row = 0; row < 100; row++) database.run("INSERT INTO note VALUES (?)", "x".repeat(1000));
      });

    expect(write).toThrow(expect.objectContaining({ code: "disk-full" }));
    expect(database.get("SELECT count(*) AS rows FROM note")).toEqual({ rows: 0n });

    database.get("PRAGMA max_page_count = 100000");
    write();
    expect(database.get("SELECT count(*) AS rows FROM note")).toEqual({ rows: 100n });
    expect(database.damaged()).toBe(false);
    database.close();
  });

  test("that may only be read says so", () => {
    const database = openDatabase(file);
    database.run("CREATE TABLE note (text TEXT)");
    database.run("PRAGMA query_only = 1");

    expect(() => database.run("INSERT INTO note VALUES ('x')")).toThrow(
      expect.objectContaining({ code: "folder-read-only" }),
    );
    database.close();
  });
});
