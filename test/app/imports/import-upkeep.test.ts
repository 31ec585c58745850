import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { announceImport } from "#shared/app/imports/announce-import.ts";
import { cancelImport } from "#shared/app/imports/cancel-import.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { listImports } from "#shared/app/imports/list-imports.ts";
import { reopenUpload } from "#shared/app/imports/reopen-upload.ts";
import type { ImportProgress } from "#shared/domain/imports/import-record.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store);
});
afterEach(() => store.close());

const bookOf = (count: number) => [
  sheetOf("明细", [plainHeaders, ...Array.from({ length: count }, (_, index) => plainRow(`A${index}`))]),
];
const announce = (sha256: string) =>
  announceImport(office.deps, liaison, { fileName: "a.xlsx", byteSize: 10, sha256 });

describe("a form asked for again", () => {
  test("is for the announced file, adds no import, and is refused once the file is there or not theirs", async () => {
    const forms: unknown[] = [];
    office.deps.uploadForms.open = async (upload) => {
      forms.push(upload);
      return { url: "/uploads", fields: {} };
    };
    const { record } = await announce("a".repeat(64));

    await reopenUpload(office.deps, liaison, record.importId);
    await reopenUpload(office.deps, liaison, record.importId);

    const file = { importId: record.importId, byteSize: 10, sha256: "a".repeat(64) };
    expect(forms).toEqual([file, file, file]);
    expect((await store.imports.list(10)).items).toEqual([record]);
    const stranger = { ...liaison, bankId: "other" };
    await expect(reopenUpload(office.deps, stranger, record.importId)).rejects.toMatchObject({
      code: "import-unknown",
    });
    await cancelImport(office.deps, liaison, record.importId);
    await expect(reopenUpload(office.deps, liaison, record.importId)).rejects.toMatchObject({
      code: "import-state",
    });
  });
});

describe("the list of imports", () => {
  test("can be had of one state or one file, page by page, and leaves nothing out", async () => {
    const importIds: string[] = [];
    for (let index = 0; index < 60; index++) {
      const { record } = await announce(String(index % 2).repeat(64));
      importIds.unshift(record.importId);
      if (index % 10 === 0) await cancelImport(office.deps, liaison, record.importId);
    }
    const listed = async (query: { state?: "cancelled"; sha256?: string }, limit: number) => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listImports(office.deps, liaison, { ...query, limit, cursor });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        found.push(...page.items.map(({ importId }) => importId));
        cursor = page.cursor;
      } while (cursor !== undefined);
      return found;
    };

    for (const limit of [1, 4, 100]) {
      expect(await listed({ state: "cancelled" }, limit)).toEqual(
        importIds.filter((_, index) => (59 - index) % 10 === 0),
      );
      expect(await listed({ sha256: "1".repeat(64) }, limit)).toEqual(
        importIds.filter((_, index) => (59 - index) % 2 === 1),
      );
    }
    const ofBank = (bankId: string | undefined) =>
      listImports(office.deps, { ...liaison, bankId }, { limit: 50 });
    expect(await ofBank("other")).toEqual({ items: [] });
    expect((await ofBank(undefined)).items).toHaveLength(50);
    const others = { ...office.deps.programme, bank: { bankId: "other", name: "别的银行" } };
    expect(
      await listImports(
        { ...office.deps, programme: others },
        { ...liaison, bankId: undefined },
        { limit: 50 },
      ),
    ).toEqual({ items: [] });
  });
});

describe("a commit asked for twice", () => {
  test("is told as repeated to the second, who learns the name of the first", async () => {
    const { importId } = await office.check("a.xlsx", bookOf(1));
    const second = { ...liaison, subject: "second", displayName: "王芳" };

    const won = await commitImport(office.deps, liaison, importId);
    const told = await commitImport(office.deps, second, importId);
    await office.work();
    const late = await commitImport(office.deps, second, importId);

    expect([won.repeated, told.repeated, late.repeated]).toEqual([false, true, true]);
    expect(told.commit).toMatchObject({ by: "liaison", byName: "李敏", askedAt: won.commit?.askedAt });
    expect(late).toMatchObject({ state: "committed", committedBy: "liaison" });
    expect((await store.ledger.head()).seq).toBe(1);
  });
});

describe("the progress of a check", () => {
  test("counts the rows of the file up while they are read and compared, and is gone when it is done", async () => {
    const told: (ImportProgress | undefined)[] = [];
    const { replace } = office.deps.imports;
    office.deps.imports.replace = async (record) => {
      if (record.state === "checking") told.push(record.progress);
      return replace(record);
    };

    const record = await office.check("a.xlsx", bookOf(1100));

    const steps = told.flatMap((progress) => progress ?? []);
    expect(steps.filter(({ stage }) => stage === "match").map(({ doneRows }) => doneRows)).toEqual([
      0, 500, 1000,
    ]);
    expect(steps.filter(({ stage }) => stage === "compare").map(({ doneRows }) => doneRows)).toEqual([
      0, 500, 1000,
    ]);
    expect(steps.every(({ totalRows }) => totalRows >= 1100)).toBe(true);
    expect(record).toMatchObject({ state: "checked", counts: { new: 1100 } });
    expect(record.progress).toBeUndefined();
  });

  test("ends at once when the import is cancelled meanwhile", async () => {
    let told = 0;
    const { replace } = office.deps.imports;
    office.deps.imports.replace = async (record) => {
      const replaced = await replace(record);
      if (record.state === "checking" && record.progress !== undefined) {
        told += 1;
        await cancelImport(office.deps, liaison, record.importId);
      }
      return replaced;
    };

    const record = await office.check("a.xlsx", bookOf(5000));

    expect(record.state).toBe("cancelled");
    expect(told).toBe(1);
  });
});
