import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import { importToWire } from "#shared/http/imports/import-wire.ts";
import { liaison, type Office, openOffice } from "#test/support/office.ts";
import { onTheWire } from "#test/support/on-the-wire.ts";
import { loanBook } from "#test/support/sheets.ts";

const clock = "2019-07-02T02:00:00.000Z";

let store: SqliteStore;
let office: Office;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { now: () => clock });
});
afterEach(() => store.close());

test("an import promises of the goal what the progress says afterwards, also with loans before and after the programme", async () => {
  await office.commit("a.xlsx", loanBook(["A1", 30_000_000, "2016-06-01"]));
  const book = loanBook(
    ["A1", 60_000_000, "2016-06-01"],
    ["B1", 3_000_000, "2016-05-31"],
    ["B2", 6_000_000, "2019-05-31"],
    ["B3", 9_000_000, "2019-06-01"],
  );

  const checked = await office.check("b.xlsx", book);
  const committed = await office.commit("b.xlsx", book);

  for (const record of [checked, committed]) {
    const told = importToWire(record, liaison, { programme: defaultProgramme });
    expect(onTheWire("read-import", told).effect).toEqual({
      disbursedFenBefore: 3_000_000_000,
      disbursedFenAfter: 7_800_000_000,
      percentOfGoalBefore: 10,
      percentOfGoalAfter: 22,
    });
  }
  const { disbursedFen, countedFen } = await readProgress(office.deps);
  expect([disbursedFen, countedFen]).toEqual([7_800_000_000n, 6_600_000_000n]);
});
