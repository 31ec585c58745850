import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { readReport } from "#shared/app/reports/read-report.ts";
import { reportForms } from "#shared/ports/reports/report-file-key.ts";
import { personNumber } from "#test/support/csv-book.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { plainHeaders, sheetOf } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
let ids: Record<string, string>;
beforeEach(() => {
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, { now: () => "2016-07-02T02:00:00.000Z" });
});
afterEach(() => store.close());

/** A loan of June for a borrower, at an association of a county, of so many yuan. */
type Row = [borrower: number, association: string, county: string, yuan: number];

async function publish(...rows: Row[]): Promise<void> {
  const lines = rows.map(([borrower, association, county, yuan], index) => [
    ...[
      `J${index}`,
      `甲${borrower}`,
      personNumber(borrower),
      "会员",
      association,
      county,
      yuan,
      "2016-06-05",
    ],
  ]);
  await office.commit("book.xlsx", [sheetOf("明细", [[...plainHeaders], ...lines])]);
  await publishReport(office.deps, { subject: "supervisor" }, "2016-06");
  const listed = await store.associations.list();
  ids = Object.fromEntries(listed.map(({ name, associationId }) => [name, associationId]));
}

async function readBy(association: string): Promise<string> {
  const caller = { role: "association", associationId: ids[association] } as const;
  const html = await readReport(office.deps, caller, { month: "2016-06", form: "html" });
  return new TextDecoder().decode(html).replaceAll(/<style[\s\S]*?<\/style>|<[^>]*>/g, " ");
}

const three: Row[] = [1, 2, 3].map((no) => [no, "花生协会", "琅琊区", 4_000_000]);

describe("what an association reads of a report", () => {
  test("has amounts where three others are behind them, and the counties' shares alone", async () => {
    await publish(...three, [4, "茶叶协会", "来安县", 1_234_500]);

    const text = await readBy("茶叶协会");

    expect(text).toContain("2016年6月发放贷款4笔、4户、1,323.45万元。累计完成目标任务3亿元的约4%。");
    expect(text).toMatch(/琅琊区\s+\d+%/);
    expect(text).toMatch(/来安县\s+—/);
    expect(text).not.toContain("123.45");
  });

  test("has no amount where it is itself all but two of the borrowers", async () => {
    await publish(...three, [4, "茶叶协会", "来安县", 1_234_500]);

    const text = await readBy("花生协会");

    expect(text).toContain("2016年6月发放的其他客户不足3户，不列数。累计完成目标任务3亿元的约4%。");
    expect(text).toMatch(/琅琊区\s+—/);
    expect(text).not.toMatch(/万元|123/);
  });

  test("counts a borrower of several loans once, and has no line of a single one", async () => {
    await publish(
      [1, "花生协会", "琅琊区", 100_000],
      [1, "花生协会", "琅琊区", 200_000],
      [1, "花生协会", "琅琊区", 300_000],
    );

    expect(await readBy("茶叶协会").catch(() => "")).not.toMatch(/万元|\d笔/);
  });

  test("is its page alone: no file has what the page leaves out", async () => {
    await publish(...three);
    const caller = { role: "association", associationId: ids["花生协会"] } as const;
    for (const form of reportForms.filter((one) => one !== "html"))
      await expect(readReport(office.deps, caller, { month: "2016-06", form })).rejects.toMatchObject({
        code: "report-unknown",
      });
  });
});
