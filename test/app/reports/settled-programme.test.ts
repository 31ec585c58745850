import { expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { publishDueReports } from "#shared/app/reports/publish-due-reports.ts";
import { openOffice } from "#test/support/office.ts";
import { plainHeaders, sheetOf } from "#test/support/sheets.ts";

/** A whole book of one loan, on which so much is owed. */
function book(day: string, yuanOwed: number) {
  const headers = [...plainHeaders, "贷款余额", "贷款状态"];
  const row = ["A1", "王小明", "11010519491231002X", "会员", "花生协会", "琅琊区", 50_000, "2016-06-05"];
  return [
    sheetOf(`数据日期${day}`, [
      [`数据日期：${day}`],
      headers,
      [...row, yuanOwed, yuanOwed === 0 ? "结清" : "正常"],
    ]),
  ];
}

test("after the window reports go out each quarter, and no more behind the one in which the last loan was settled", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  let clock = "2016-06-10T00:00:00.000Z";
  const office = openOffice(store, { now: () => clock });
  office.deps.programme = { ...office.deps.programme, lastOn: "2016-07-31" };
  await office.commit("a.xlsx", book("2016-06-30", 50_000));
  clock = "2016-10-20T00:00:00.000Z";
  await office.commit("b.xlsx", book("2016-10-20", 20_000));
  expect(await publishDueReports(office.deps)).toEqual(["2016-06", "2016-07", "2016-09"]);

  clock = "2016-11-20T00:00:00.000Z";
  await office.commit("c.xlsx", book("2016-12-31", 0));
  clock = "2018-01-20T00:00:00.000Z";
  expect(await publishDueReports(office.deps)).toEqual(["2016-12"]);
  store.close();
});
