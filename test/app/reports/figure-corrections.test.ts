import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { changeSettings } from "#shared/app/programme/change-settings.ts";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { remakeReport } from "#shared/app/reports/remake-report.ts";
import { figureText } from "#shared/domain/reports/retelling/figure-corrections.ts";
import { personOf } from "#test/support/corrections.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, plainRow, sheetOf, type Written } from "#test/support/sheets.ts";

const supervisor = personOf("supervisor");
let store: SqliteStore;
let office: Office;
let clock: string;

beforeEach(() => {
  clock = "2016-07-01T02:00:00.000Z";
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { now: () => clock });
});
afterEach(() => store.close());

const heads = [...plainHeaders, "贷款余额", "贷款状态", "是否续贷", "是否建档立卡"];
type Row = {
  loanNo: string;
  yuan: number;
  day?: string;
  county?: string;
  owed?: number;
  status?: string;
  flags?: [Written, Written];
};
const commit = (dataOn: string, ...rows: Row[]) =>
  office.commit(`${dataOn}.xlsx`, [
    sheetOf("明细", [
      [`数据日期：${dataOn}`],
      heads,
      ...rows.map(
        ({ loanNo, yuan, day, county = "琅琊区", owed = yuan, status = "正常", flags = ["否", "否"] }) => [
          ...plainRow(loanNo, yuan, day).with(5, county),
          ...[owed, status, ...flags],
        ],
      ),
    ]),
  ]);
async function publish(month: string) {
  await publishReport(await withCurrentProgramme(office.deps), supervisor, month);
  const { equal, document, files } = await remakeReport(office.deps, month);
  expect(equal, month).toBe(true);
  const told = (document.figureCorrections ?? []).map(({ name, before, after, causes }) => [
    name,
    figureText(before),
    figureText(after),
    causes.map(({ kind, fileName, loanCount }) => `${kind} ${fileName ?? ""} ${loanCount}`).join(),
  ]);
  return { document, told, html: new TextDecoder().decode(files.html) };
}

describe("the corrections of a report", () => {
  beforeEach(async () => {
    await commit("2016-06-30", { loanNo: "L1", yuan: 100_000 }, { loanNo: "L2", yuan: 170_000 });
    await publish("2016-06");
  });

  test("say nothing of what happened after the month that is told anew", async () => {
    clock = "2016-08-01T02:00:00.000Z";
    await commit(
      "2016-07-31",
      { loanNo: "L1", yuan: 100_000, owed: 20_000, status: "逾期" },
      { loanNo: "L2", yuan: 170_000, owed: 0, status: "结清" },
      { loanNo: "L3", yuan: 50_000, day: "2016-07-05" },
    );

    const { told, html, document } = await publish("2016-07");

    expect(told).toEqual([]);
    expect(document.associationCorrectionCount).toBe(0);
    expect(html).toContain("以前各月的数据没有变化");
  });

  test("tell a loan that moved to another county and became a renewal of a poor household in every figure (F11)", async () => {
    clock = "2016-08-01T02:00:00.000Z";
    await commit("2016-07-31", { loanNo: "L1", yuan: 100_000, county: "来安县", flags: ["是", "是"] });

    const { told, html } = await publish("2016-07");

    const cause = "changed 2016-07-31.xlsx 1";
    expect(told).toEqual(
      expect.arrayContaining([
        ["本月续贷", "0笔、0.00元", "1笔、100,000.00元", cause],
        ["本月新增", "2笔、270,000.00元", "1笔、170,000.00元", cause],
        ["建档立卡户累计发放", "0笔、0户、0.00元", "1笔、1户、100,000.00元", cause],
        ["琅琊区累计发放", "2笔、1户、270,000.00元", "1笔、1户、170,000.00元", cause],
        ["来安县余额", "0.00元", "100,000.00元", cause],
      ]),
    );
    expect(told.map(([name]) => name)).not.toContain("累计发放");
    expect(html).not.toContain("没有变化");
    expect(html).toContain("2016年6月通报中以下数字按现在所知应作更正");
  });

  test("tell what a late book of the month itself, an undoing, and another association changed", async () => {
    clock = "2016-08-01T02:00:00.000Z";
    const late = await office.commit("补报.xlsx", [
      sheetOf("明细", [
        ["数据日期：2016-06-30"],
        heads,
        [...plainRow("L9", 30_000), 10_000, "逾期", "否", "否"],
      ]),
    ]);
    const july = await publish("2016-07");
    clock = "2016-09-01T02:00:00.000Z";
    await office.undo(late.importId);
    await office.commit("归属.xlsx", [
      sheetOf("明细", [
        ["数据日期：2016-08-31"],
        heads,
        [...plainRow("L2", 170_000).with(4, "龙虾协会"), 170_000, "正常", "否", "否"],
      ]),
    ]);
    const august = await publish("2016-08");

    expect(july.told).toEqual(
      expect.arrayContaining([
        ["逾期贷款", "0笔、0.00元", "1笔、10,000.00元", "opened 补报.xlsx 1"],
        ["贷款余额", "2笔、270,000.00元", "3笔、280,000.00元", "opened 补报.xlsx 1"],
      ]),
    );
    expect(august.told).toEqual(
      expect.arrayContaining([["逾期贷款", "1笔、10,000.00元", "0笔、0.00元", "undone 补报.xlsx 1"]]),
    );
    expect(august.document.associationCorrectionCount).toBeGreaterThan(1);
    expect(august.html).toContain("附件“分农技协”表中有");
  });

  test("tell a raised goal with before, after and its day (F10)", async () => {
    clock = "2016-07-08T02:00:00.000Z";
    const settings = { goalFen: 50_000_000_000n };
    await changeSettings(office.deps, supervisor, { revision: 0, reason: "上级调整", settings });
    clock = "2016-08-01T02:00:00.000Z";

    expect((await publish("2016-07")).html).toContain("总目标由3亿元调整为5亿元（2016年7月8日起）。");
  });
});
