import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { remindOfData } from "#shared/app/reports/remind-of-data.ts";
import { robotBytesMax } from "#shared/ports/reports/mailer.ts";
import { Crash, crashing } from "#test/support/crashing.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { type Fate, openPostOffice } from "#test/support/post-office.ts";
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

/** What became of the reminder of November, run by run, one a day from its first day on. */
async function runDaily(fate: Fate) {
  let attempts = 0;
  const away = openPostOffice(() => (attempts++ === 0 ? fate : "taken"));
  office.deps.senders = async () => ({ mailer: undefined, robot: away.robot });
  for (const day of ["10", "11", "12"]) {
    clock = `2016-12-${day}T01:00:00.000Z`;
    await publishAndMail(office.deps);
  }
  const [delivery] = (await store.mailings.get("2016-11", 0))?.deliveries ?? [];
  return {
    posts: away.posts.filter((told) => told.includes("在等数据")).length,
    attempts,
    state: delivery?.state,
  };
}

test.each<Fate>(["unreachable", "busy", "sign-in"])(
  "a reminder that was surely not taken over (%s) comes later, once",
  async (fate) => {
    expect(await runDaily(fate)).toEqual({ posts: 1, attempts: 2, state: "sent" });
  },
);

test.each<[Fate, number]>([
  ["taken-unheard", 1],
  ["lost-unheard", 0],
])("a reminder of which nobody knows whether it came (%s) is not repeated", async (fate, posts) => {
  expect(await runDaily(fate)).toEqual({ posts, attempts: 1, state: "unknown" });
});

test("stopped at any call of any port, the group is reminded at most once, and an unsent reminder is not forgotten", async () => {
  clock = "2016-12-10T01:00:00.000Z";
  const ended = new Set<string>();
  for (let stopAt = 1; stopAt <= 12; stopAt++)
    for (const when of ["before", "after"] as const) {
      const one = openSqliteStore({ file: ":memory:" });
      const group = openPostOffice(() => "taken");
      const { deps, commit } = openOffice(one, {
        now: () => clock,
        senders: async () => ({ mailer: undefined, robot: group.robot }),
      });
      clock = "2016-11-01T02:00:00.000Z";
      await commit("a.xlsx", datedBook("2016-10-31", ["A1", 50_000, "2016-10-20"]));
      clock = "2016-12-10T01:00:00.000Z";
      const point = { calls: 0, stopAt, when };
      const stopping = {
        ...deps,
        mailings: crashing(one.mailings, point),
        senders: async () => ({ mailer: undefined, robot: crashing(group.robot, point) }),
      };
      await remindOfData(stopping).catch((error) => expect(error).toBeInstanceOf(Crash));
      clock = "2016-12-11T01:00:00.000Z";
      await remindOfData(deps);
      const [delivery] = (await one.mailings.get("2016-11", 0))?.deliveries ?? [];
      ended.add(`${delivery?.state} ${group.posts.length}`);
      one.close();
    }
  expect([...ended].toSorted()).toEqual(["sent 1", "unknown 0", "unknown 1"]);
});

test("a reminder that waits is dropped when the data has come", async () => {
  let attempts = 0;
  const away = openPostOffice(() => (attempts++ === 0 ? "busy" : "taken"));
  office.deps.senders = async () => ({ mailer: undefined, robot: away.robot });
  clock = "2016-12-10T01:00:00.000Z";
  await publishAndMail(office.deps);
  await office.commit("b.xlsx", datedBook("2016-11-30", ["A1", 50_000, "2016-10-20"]));
  clock = "2016-12-11T01:00:00.000Z";
  await publishAndMail(office.deps);
  expect(away.posts.filter((told) => told.includes("在等数据"))).toEqual([]);
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
