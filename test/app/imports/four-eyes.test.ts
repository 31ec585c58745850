import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { cancelImport } from "#shared/app/imports/cancel-import.ts";
import { commitImport } from "#shared/app/imports/commit-import.ts";
import { sendBackImport } from "#shared/app/imports/send-back-import.ts";
import { undoImport } from "#shared/app/imports/undo-import.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { ImportRecord } from "#shared/domain/imports/import-record.ts";
import { importToWire } from "#shared/http/imports/import-wire.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf } from "#test/support/sheets.ts";

const second = { ...liaison, subject: "second" };
const programme = { ...defaultProgramme, fourEyes: true };
const book = [sheetOf("明细", [plainHeaders, plainRow("A1")])];

let store: SqliteStore;
let office: Office;
let importId: string;
beforeEach(async () => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { programme });
  importId = (await office.check("book.xlsx", book)).importId;
});
afterEach(() => store.close());

const stored = () => store.imports.get(importId);
const shown = (record: ImportRecord | undefined, caller = liaison) =>
  record && importToWire(record, caller, { programme });

describe("where four eyes are asked for", () => {
  test("a checked import is shown as waiting for a second person, and to whom it belongs", async () => {
    const waiting = { state: "checked", stateName: "待复核", waitsFor: "second-person" };

    expect(shown(await stored())).toMatchObject({ ...waiting, mine: true });
    expect(shown(await stored(), second)).toMatchObject({ ...waiting, mine: false });
  });

  test("the announcer may not commit; another liaison of the bank may", async () => {
    await expect(commitImport(office.deps, liaison, importId)).rejects.toMatchObject({ code: "four-eyes" });
    expect(await stored()).toMatchObject({ state: "checked" });

    await commitImport(office.deps, second, importId);
    await office.work();

    const committed = await stored();
    expect(committed).toMatchObject({ state: "committed", announcedBy: "liaison", committedBy: "second" });
    expect(shown(committed, second)).toMatchObject({ stateName: "已入账", mine: false, committedByMe: true });
    expect(shown(committed, second)?.waitsFor).toBeUndefined();
  });

  test("a liaison of another bank is no second person", async () => {
    const foreign = { ...second, bankId: "another-bank" };

    for (const act of [
      commitImport,
      (...[d, c, i]: Parameters<typeof commitImport>) => sendBackImport(d, c, i, "x"),
    ]) {
      await expect(act(office.deps, foreign, importId)).rejects.toMatchObject({ code: "import-unknown" });
    }
  });

  test("another liaison may send back with a reason, once; then nothing follows", async () => {
    await expect(sendBackImport(office.deps, liaison, importId, "x")).rejects.toMatchObject({
      code: "four-eyes",
    });

    const sentBack = await sendBackImport(office.deps, second, importId, "合计不符");
    const again = await sendBackImport(office.deps, second, importId, "再退一次");

    expect(sentBack).toMatchObject({ state: "sent-back", sentBack: { by: "second", reason: "合计不符" } });
    expect(again).toEqual(sentBack);
    expect(shown(again)).toMatchObject({ stateName: "复核退回", sentBack: { reason: "合计不符" } });
    for (const act of [commitImport, cancelImport]) {
      await expect(act(office.deps, second, importId)).rejects.toMatchObject({
        code: "import-state",
        facts: { stateName: "复核退回" },
      });
    }
  });

  test("what is committed is not sent back any more, and the announcer may still cancel what waits", async () => {
    const other = await office.check("other.xlsx", book);
    expect(await cancelImport(office.deps, liaison, other.importId)).toMatchObject({ state: "cancelled" });
    await commitImport(office.deps, second, importId);
    await office.work();

    await expect(sendBackImport(office.deps, second, importId, "x")).rejects.toMatchObject({
      code: "import-state",
    });
  });

  test("who committed may not undo; another may", async () => {
    await commitImport(office.deps, second, importId);
    await office.work();
    await expect(undoImport(office.deps, second, importId, "x")).rejects.toMatchObject({ code: "four-eyes" });
    expect(await stored()).toMatchObject({ state: "committed" });

    await undoImport(office.deps, liaison, importId, "传错了文件");
    await office.work();

    expect(await stored()).toMatchObject({ state: "undone", undo: { by: "liaison", undoneCount: 1 } });
  });

  test("of one who commits and one who sends back at the same moment one is heard", async () => {
    const results = await Promise.allSettled([
      commitImport(office.deps, second, importId),
      sendBackImport(office.deps, second, importId, "x"),
    ]);
    await office.work();

    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(["committed", "sent-back"]).toContain((await stored())?.state);
  });
});

test("where they are not, the announcer commits and undoes alone, and nothing is sent back", async () => {
  const alone = openOffice(store);
  await expect(sendBackImport(alone.deps, second, importId, "x")).rejects.toMatchObject({
    code: "four-eyes-off",
  });
  const record = await stored();
  expect(record && importToWire(record, liaison, alone.deps)).toMatchObject({
    stateName: "待入账",
  });

  await commitImport(alone.deps, liaison, importId);
  await alone.work();
  expect(await alone.undo(importId)).toMatchObject({ state: "undone" });
});
