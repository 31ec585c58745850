import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { changeSettings } from "#shared/app/programme/change-settings.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import type { Ledger } from "#shared/ports/ledger/ledger.ts";
import { personOf } from "#test/support/corrections.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const supervisor = personOf("supervisor");
let store: SqliteStore;
let office: Office;
let clock: string;

beforeEach(() => {
  clock = "2016-06-30T08:00:00.000Z";
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { now: () => clock });
});
afterEach(() => store.close());

const stated = [...plainHeaders, "贷款余额", "贷款状态"];
/** A book of a data day: number, yuan disbursed, what is owed and the status of each loan. */
const commit = (dataOn: string, ...loans: [loanNo: string, owed: Written, status?: string][]) => {
  const rows = loans.map(([loanNo, owed, status = "正常"]) => [...plainRow(loanNo, 100_000), owed, status]);
  return office.commit(`${dataOn}.xlsx`, [sheetOf("明细", [[`数据日期：${dataOn}`], stated, ...rows])]);
};
async function publish(month: string, ledger: Ledger = office.deps.ledger) {
  const deps = await withCurrentProgramme({ ...office.deps, ledger });
  await publishReport(deps, supervisor, month);
  const made = await remakeReport(office.deps, month);
  expect(made.equal, month).toBe(true);
  return made.document;
}
const textOf = async (month: string) =>
  new TextDecoder().decode((await remakeReport(office.deps, month)).files.html);

describe("a report made later tells balances as of its month's end (F9)", () => {
  test("of the books with a data day within it, and each missed month its own", async () => {
    await commit("2016-06-30", ["A1", 100_000], ["A2", 80_000]);
    clock = "2016-10-03T02:00:00.000Z";
    await commit("2016-08-31", ["A1", 60_000, "逾期"], ["A2", 0, "结清"]);

    const june = await publish("2016-06");
    const july = await publish("2016-07");
    const august = await publish("2016-08");

    expect(june.outstanding).toEqual({ loanCount: 2, outstandingFen: 18_000_000n });
    expect(june.quality.overdue.loanCount).toBe(0);
    expect(june.ofLater).toEqual({ loanCount: 0, dataOn: null });
    expect(june.dataOn).toBe("2016-06-30");
    expect(july.outstanding).toEqual(june.outstanding);
    expect(august.outstanding).toEqual({ loanCount: 1, outstandingFen: 6_000_000n });
    expect(august.quality.overduePercent).toBe(100);
  });

  test("of the first later book where none within it speaks of the loan, and says so with its day", async () => {
    await commit("2016-06-30", ["A1", 100_000]);
    clock = "2016-08-02T02:00:00.000Z";
    await commit("2016-07-31", ["A1", 50_000], ["B1", 90_000]);
    await commit("2016-08-01", ["B1", 70_000]);

    const june = await publish("2016-06");

    expect(june.outstanding).toEqual({ loanCount: 2, outstandingFen: 19_000_000n });
    expect(june.ofLater).toEqual({ loanCount: 1, dataOn: "2016-07-31" });
    expect(await textOf("2016-06")).toContain("有1笔贷款的余额和状态只见于本月末以后的报表");
  });

  test("as if an undone later book had never come, and with amounts as they were corrected since", async () => {
    await commit("2016-06-30", ["A1", 100_000]);
    clock = "2016-08-02T02:00:00.000Z";
    const wrong = await commit("2016-07-31", ["A1", 10_000, "逾期"]);
    await office.undo(wrong.importId);
    const row = [...plainRow("A1", 90_000), 40_000, "正常"];
    await office.commit("b.xlsx", [sheetOf("明细", [["数据日期：2016-07-31"], stated, row])]);

    const june = await publish("2016-06");

    expect(june.outstanding.outstandingFen).toBe(10_000_000n);
    expect(june.thisMonth.disbursedFen).toBe(9_000_000n);
  });

  test("and the journal is read for them only where a later book speaks", async () => {
    await commit("2016-06-30", ["A1", 100_000]);
    clock = "2016-07-01T02:00:00.000Z";
    let reads = 0;
    const blocks: Ledger["blocks"] = async (after, limit) => {
      if (limit > 1) reads += 1;
      return store.ledger.blocks(after, limit);
    };

    await publish("2016-06", { ...store.ledger, blocks });

    expect(reads).toBe(0);
  });
});

describe("a report made later uses what was settled at its month's end (F10)", () => {
  const raise = async (goalFen: bigint) => {
    const revision = (await store.settings.current())?.revision ?? 0;
    await changeSettings(office.deps, supervisor, { revision, reason: "调整", settings: { goalFen } });
  };

  test("of a month in which the ledger was there already: the goal before it was raised", async () => {
    await commit("2016-06-30", ["A1", 100_000]);
    clock = "2016-07-08T02:00:00.000Z";
    await raise(50_000_000_000n);
    clock = "2016-08-03T02:00:00.000Z";

    expect((await publish("2016-06")).programme.goalFen).toBe(30_000_000_000n);
    expect((await publish("2016-07")).programme.goalFen).toBe(50_000_000_000n);
  });

  test("of a month before the ledger began: the earliest goal that was settled", async () => {
    clock = "2016-08-01T02:00:00.000Z";
    await commit("2016-07-31", ["A1", 100_000]);
    clock = "2016-08-01T03:00:00.000Z";
    await raise(40_000_000_000n);
    clock = "2016-08-02T03:00:00.000Z";
    await raise(60_000_000_000n);
    clock = "2016-08-03T02:00:00.000Z";

    expect((await publish("2016-06")).programme.goalFen).toBe(40_000_000_000n);
  });
});
