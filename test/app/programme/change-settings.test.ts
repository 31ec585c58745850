import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { changeSettings } from "#shared/app/programme/change-settings.ts";
import { readSettings } from "#shared/app/programme/read-settings.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { previewSettings } from "#shared/app/progress/preview-settings.ts";
import { readProgress } from "#shared/app/progress/read-progress.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { readReport } from "#shared/app/reports/read-report.ts";
import { defaultProgramme } from "#shared/config/programme-file.ts";
import type { Settings, SettingsVersion } from "#shared/domain/programme/programme-settings.ts";
import type { SettingsRepository } from "#shared/ports/programme/settings-repository.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { loanBook } from "#test/support/sheets.ts";

const supervisor = { displayName: "张主任", subject: "supervisor" };
let store: SqliteStore;
let office: Office;
let clock: string;

beforeEach(() => {
  clock = "2016-11-02T02:00:00.000Z";
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { now: () => clock });
});
afterEach(() => store.close());

const change = (revision: number, settings: Settings, reason = "市里调整"): Promise<SettingsVersion> =>
  changeSettings(office.deps, supervisor, { revision, reason, settings });
const progressNow = async () => readProgress(await withCurrentProgramme(office.deps));

test("a changed goal counts from the next request on, and what was not changed stays as the file says", async () => {
  await office.commit("book.xlsx", loanBook(["A1", 300_000, "2016-10-20"]));
  expect(await progressNow()).toMatchObject({ goalFen: 30_000_000_000n, percentOfGoal: 0.1 });

  const version = await change(0, { goalFen: 60_000_000_000n, name: defaultProgramme.name });

  expect(version).toEqual({
    revision: 1,
    changedAt: clock,
    changedBy: "张主任",
    reason: "市里调整",
    before: { goalFen: 30_000_000_000n },
    after: { goalFen: 60_000_000_000n },
    settings: { goalFen: 60_000_000_000n },
  });
  expect(await progressNow()).toMatchObject({ goalFen: 60_000_000_000n, percentOfGoal: 0.05 });
  const { programme } = await withCurrentProgramme(office.deps);
  expect(programme).toEqual({ ...defaultProgramme, goalFen: 60_000_000_000n });
});

test("a later change keeps the earlier ones, and the history says who, when, why and from what", async () => {
  await change(0, { goalFen: 60_000_000_000n });
  clock = "2016-11-03T02:00:00.000Z";
  await change(1, { lastOn: "2020-05-31", products: ["协会会员贷"] }, "顺延一年");

  const { programme } = await withCurrentProgramme(office.deps);
  expect(programme).toMatchObject({
    goalFen: 60_000_000_000n,
    lastOn: "2020-05-31",
    products: ["协会会员贷"],
  });
  const { revision, changes } = await readSettings(office.deps, { limit: 10 });
  expect(revision).toBe(2);
  expect(changes.items).toMatchObject([
    {
      revision: 2,
      changedAt: clock,
      reason: "顺延一年",
      before: { lastOn: "2019-05-31", products: [] },
      after: { lastOn: "2020-05-31", products: ["协会会员贷"] },
    },
    { revision: 1, before: { goalFen: 30_000_000_000n } },
  ]);
});

test("of two who saw the same settings one wins and the other is told, before or while it writes", async () => {
  await change(0, { goalFen: 60_000_000_000n });
  await expect(change(0, { goalFen: 70_000_000_000n })).rejects.toMatchObject({
    code: "settings-changed-meanwhile",
  });

  const overtaken: SettingsRepository = {
    ...store.settings,
    async add(version) {
      await store.settings.add({ ...version, changedBy: "另一人" });
      return store.settings.add(version);
    },
  };
  const racing = changeSettings({ ...office.deps, settings: overtaken }, supervisor, {
    revision: 1,
    reason: "市里调整",
    settings: { goalFen: 70_000_000_000n },
  });
  await expect(racing).rejects.toMatchObject({ code: "settings-changed-meanwhile" });
  expect((await store.settings.current())?.changedBy).toBe("另一人");
});

test("what is against the rules, or changes nothing, is not recorded", async () => {
  await expect(change(0, { firstOn: "2019-06-01" })).rejects.toMatchObject({
    code: "settings-wrong",
    facts: { faults: ["开始日期 2019-06-01 晚于截止日期 2019-05-31"] },
  });
  await expect(change(0, { goalFen: defaultProgramme.goalFen })).rejects.toMatchObject({
    code: "settings-unchanged",
  });
  await expect(previewSettings(office.deps, { goalFen: 0n })).rejects.toMatchObject({
    code: "settings-wrong",
  });

  expect(await store.settings.current()).toBeUndefined();
});

test("a clock that is behind the last change's makes no version older than the one it follows", async () => {
  await change(0, { goalFen: 60_000_000_000n });
  clock = "2016-11-01T02:00:00.000Z";

  expect((await change(1, { fourEyes: true })).changedAt).toBe("2016-11-02T02:00:00.000Z");
});

test("a preview says what other settings would make of today, and changes nothing", async () => {
  await office.commit("book.xlsx", loanBook(["A1", 300_000, "2016-10-20"], ["A2", 900_000, "2016-06-05"]));

  const { before, after } = await previewSettings(office.deps, {
    goalFen: 10_000_000_000n,
    firstOn: "2016-07-01",
  });

  expect(before).toMatchObject({ countedFen: 120_000_000n, percentOfGoal: 0.4, timeElapsedPercent: 14.16 });
  expect(after).toMatchObject({ countedFen: 30_000_000n, percentOfGoal: 0.3, timeElapsedPercent: 11.74 });
  expect(await progressNow()).toMatchObject({ percentOfGoal: 0.4 });
});

test("a published report stays as it was, and the next one has the goal of its day", async () => {
  await office.commit("book.xlsx", loanBook(["A1", 300_000, "2016-09-20"]));
  const publish = async (month: string) =>
    publishReport(await withCurrentProgramme(office.deps), supervisor, month);
  const read = async (month: string) =>
    new TextDecoder().decode(await readReport(office.deps, { role: "supervisor" }, { month, form: "json" }));
  await publish("2016-09");
  const september = await read("2016-09");

  await change(0, { goalFen: 60_000_000_000n });
  await publish("2016-10");

  expect(await read("2016-09")).toEqual(september);
  expect(JSON.parse(september).programme.goalFen).toBe(30_000_000_000);
  expect(JSON.parse(await read("2016-10")).programme.goalFen).toBe(60_000_000_000);
});
