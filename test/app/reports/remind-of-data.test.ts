import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { robotBytesMax } from "#shared/ports/reports/mailer.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { openPostOffice } from "#test/support/post-office.ts";
import { datedBook } from "#test/support/sheets.ts";

let store: SqliteStore;
let office: Office;
let clock: string;
const post = openPostOffice(() => "taken");
const reminders = () => post.posts.filter((markdown) => markdown.includes("在等数据"));
beforeEach(async () => {
  post.posts.length = 0;
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, {
    now: () => clock,
    senders: async () => ({ mailer: undefined, robot: post.robot }),
  });
  clock = "2016-11-01T02:00:00.000Z";
  await office.commit("a.xlsx", datedBook("2016-10-31", ["A1", 50_000, "2016-10-20"]));
});
afterEach(() => store.close());

test("the group is reminded once, five days before the deadline, of whose data a report waits for", async () => {
  for (const at of ["2016-12-02", "2016-12-09"]) {
    clock = `${at}T23:59:59.999Z`;
    await publishAndMail(office.deps);
    expect(reminders()).toEqual([]);
  }
  clock = "2016-12-10T00:00:00.000Z";
  await Promise.all([publishAndMail(office.deps), publishAndMail(office.deps)]);
  clock = "2016-12-12T00:00:00.000Z";
  await publishAndMail(office.deps);

  expect(reminders()).toHaveLength(1);
  const [told = ""] = reminders();
  expect(told).toContain("**2016年11月通报在等数据**");
  expect(told).toContain(
    "中国邮政储蓄银行滁州市分行（已到2016年10月31日）还没有报来截至2016年11月30日的数据",
  );
  expect(told).toContain("2016年12月15日 08:00前");
  expect(told).toContain("[打开“导入”页](https://yinhui.example.cn/#/imports)");
  expect(Buffer.byteLength(told)).toBeLessThan(robotBytesMax);
});

test("a group is given no link where nobody outside reaches the pages", async () => {
  office.deps.pageUrl = undefined;
  clock = "2016-12-11T00:00:00.000Z";
  await publishAndMail(office.deps);
  expect(reminders()).toHaveLength(1);
  expect(reminders()[0]).not.toMatch(/undefined|#\/|\]\(/);
});

test("nobody is reminded where the data is in", async () => {
  clock = "2016-12-09T02:00:00.000Z";
  await office.commit("b.xlsx", datedBook("2016-11-30", ["A1", 50_000, "2016-10-20"]));
  clock = "2016-12-11T00:00:00.000Z";
  await publishAndMail(office.deps);

  expect(reminders()).toEqual([]);
});

test("a group that cannot be reached keeps no report back", async () => {
  office.deps.senders = async () => ({
    mailer: undefined,
    robot: { post: async () => Promise.reject(new Error("away")) },
  });
  clock = "2016-12-11T00:00:00.000Z";
  await publishAndMail(office.deps);
  clock = "2016-12-15T00:00:00.000Z";
  await publishAndMail(office.deps);
  expect((await store.reports.list()).map(({ month }) => month)).toContain("2016-11");
});
