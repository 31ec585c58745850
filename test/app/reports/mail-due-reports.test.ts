import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { decideDelivery } from "#shared/app/reports/decide-delivery.ts";
import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { addMs } from "#shared/domain/base/instant.ts";
import { attemptsMax, reserveDelivery } from "#shared/domain/reports/mailing.ts";
import { robotBytesMax } from "#shared/ports/reports/mailer.ts";
import { reportFileKey } from "#shared/ports/reports/report-file-key.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { type Fate, openPostOffice, type PostOffice } from "#test/support/post-office.ts";
import { datedBook } from "#test/support/sheets.ts";

const hourMs = 60 * 60_000;
const supervisor = { subject: "supervisor" };
const mailTo = ["a@example.cn", "b@example.cn"];
let store: SqliteStore;
let clock: string;
const quiet = new Set(["import-checked", "import-committed", "report-published"]);
let events: [string, unknown][];
let office: Office;
let fate: Fate | undefined;
let post: PostOffice;

beforeEach(async () => {
  events = [];
  fate = undefined;
  post = openPostOffice((to) => (to === "a@example.cn" ? (fate ?? "taken") : "taken"));
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, {
    now: () => clock,
    log: (event, facts) => void (quiet.has(event) || events.push([event, facts])),
    senders: async () => ({ mailer: post.mailer, robot: undefined }),
  });
  office.deps.programme = { ...office.deps.programme, mailTo };
  clock = "2016-10-31T15:00:00.000Z";
  await office.commit("book.xlsx", datedBook("2016-10-31", ["A1", 50_000, "2016-10-20"]));
  clock = "2016-11-01T00:00:00.000Z";
});
afterEach(() => store.close());

const wait = (milliseconds: number) => {
  clock = addMs(clock, milliseconds);
};
const mailing = async () => {
  const found = await store.mailings.get("2016-10", 1);
  if (found === undefined) throw new Error("no mailing");
  return found;
};
const delivery = async (address = "a@example.cn") => {
  const found = (await mailing()).deliveries.find((one) => one.address === address);
  if (found === undefined) throw new Error(`no delivery to ${address}`);
  return found;
};
const decide = async (action: "again" | "received") =>
  decideDelivery(office.deps, supervisor, {
    month: "2016-10",
    deliveryId: (await delivery()).deliveryId,
    action,
  });

describe("a report that was published", () => {
  test("goes to each address of the list once, with its files and a link, and no person in it", async () => {
    await publishAndMail(office.deps);
    await publishAndMail(office.deps);

    expect(post.mails.map(({ to }) => to)).toEqual(mailTo);
    const [mail] = post.mails;
    expect(mail).toMatchObject({
      subject: "滁州市“银会合作”工作情况通报（2016年10月）",
      writtenAt: clock,
      attachments: [
        { fileName: "通报-2016-10.docx" },
        { fileName: "通报-2016-10.pdf" },
        { fileName: "通报附表-2016-10.xlsx" },
      ],
    });
    expect(mail?.messageId).toMatch(/^yinhui-2016-10-1-[0-9a-f]{32}@example\.cn$/);
    for (const body of [mail?.text, mail?.html]) {
      expect(body).toContain("2016年10月发放贷款1笔、1户、5.00万元");
      expect(body).toContain("完成目标任务3亿元的0.02%");
      expect(body).toContain("https://yinhui.example.cn/#/reports/2016-10");
      expect(body).not.toMatch(/王小明|A1/);
    }
    expect((await mailing()).deliveries.map(({ state, attemptCount }) => [state, attemptCount])).toEqual([
      ["sent", 1],
      ["sent", 1],
    ]);
    expect(events).toEqual([]);
  });

  test("carries the bytes that were frozen", async () => {
    await publishAndMail(office.deps);
    const report = await store.reports.get("2016-10");
    if (report === undefined) throw new Error("not published");
    for (const form of ["docx", "pdf", "xlsx"] as const) {
      const attached = post.mails[0]?.attachments.find(({ fileName }) => fileName.endsWith(form));
      expect(attached?.bytes).toEqual(
        await office.deps.files.get("reports", reportFileKey(report, form), 1e9),
      );
    }
  });

  test("by a person goes out with the next run", async () => {
    await publishReport(office.deps, supervisor, "2016-09");
    expect(post.mails).toEqual([]);
    await mailDueReports(office.deps);
    expect(post.mails.map(({ to }) => to)).toEqual(mailTo);
  });

  test("goes to an address that is twice on the list once", async () => {
    office.deps.programme = { ...office.deps.programme, mailTo: ["a@example.cn", "A@example.cn"] };
    await publishAndMail(office.deps);
    expect(post.mails).toHaveLength(1);
  });

  test("is told to the group in at most 4,096 bytes, a few at a time", async () => {
    const name = "银<a>_*".repeat(20);
    office.deps.programme = { ...office.deps.programme, name, mailTo: [] };
    office.deps.senders = async () => ({ mailer: undefined, robot: undefined });
    await publishAndMail(office.deps);
    const groups = Array.from({ length: 15 }, (_, index) =>
      reserveDelivery({ deliveryId: `g${index}`, channel: "robot", messageId: `g${index}@x` }, clock),
    );
    await store.mailings.replace({ ...(await mailing()), version: 2, deliveries: groups });
    office.deps.senders = async () => ({ mailer: undefined, robot: post.robot });
    for (const count of [8, 15, 15]) {
      await mailDueReports(office.deps);
      expect(post.posts).toHaveLength(count);
    }
    for (const markdown of post.posts) expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(robotBytesMax);
    expect(post.posts[0]).toContain("[在网页上阅读全文](https://yinhui.example.cn/#/reports/2016-10)");
    expect(post.posts[0]).not.toContain("<a>");
  });
});

describe("whom a report goes to", () => {
  test("is settled once: later changes of the list concern later reports", async () => {
    await publishAndMail(office.deps);
    office.deps.programme = { ...office.deps.programme, mailTo: ["a@example.cn", "new@example.cn"] };
    await mailDueReports(office.deps);
    expect(post.mails.map(({ to }) => to)).toEqual(mailTo);
    expect(post.arrivedAt("new@example.cn")).toBe(0);
  });

  test.each([
    ["no-recipients", { mailTo: [] }, true],
    ["no-mailer", { mailTo }, false],
  ])(
    "is nobody for the reason %s until that is mended, while the report is new",
    async (reason, changes, has) => {
      const { programme } = office.deps;
      office.deps.programme = { ...programme, ...changes };
      office.deps.senders = async () => ({ mailer: has ? post.mailer : undefined, robot: undefined });
      await publishAndMail(office.deps);
      expect(await mailing()).toMatchObject({ withheld: reason, deliveries: [] });
      const { version } = await mailing();
      await mailDueReports(office.deps);
      expect((await mailing()).version).toBe(version);

      office.deps.programme = programme;
      office.deps.senders = async () => ({ mailer: post.mailer, robot: undefined });
      await mailDueReports(office.deps);
      expect(post.mails.map(({ to }) => to)).toEqual(mailTo);
      expect((await mailing()).withheld).toBeUndefined();
    },
  );
});

describe("a message that was refused", () => {
  test("is tried again later and later, a stated number of times, with one id, and then told", async () => {
    fate = "unreachable";
    await publishAndMail(office.deps);
    expect(await delivery()).toMatchObject({
      state: "refused",
      reason: "unreachable",
      retryAt: addMs(clock, hourMs / 4),
    });
    const { messageId } = await delivery();
    const instants: string[] = [];
    for (let quarter = 0; quarter < 24 * 4 * 10; quarter++) {
      const before = (await delivery()).attemptCount;
      wait(hourMs / 4);
      await mailDueReports(office.deps);
      if ((await delivery()).attemptCount > before) instants.push(clock);
    }
    expect(await delivery()).toMatchObject({ state: "refused", attemptCount: attemptsMax, messageId });
    expect(instants.slice(0, 4)).toEqual([
      "2016-11-01T00:15:00.000Z",
      "2016-11-01T01:15:00.000Z",
      "2016-11-01T05:15:00.000Z",
      "2016-11-01T21:15:00.000Z",
    ]);
    expect(instants).toHaveLength(attemptsMax - 1);
    expect(post.arrivedAt("b@example.cn")).toBe(1);
    expect(events).toEqual([
      [
        "mailing-failed",
        expect.objectContaining({ month: "2016-10", state: "refused", reason: "unreachable" }),
      ],
    ]);
    expect(JSON.stringify(events)).not.toContain("example.cn");
  });

  test("for its address is not tried again by itself, but when a person asks", async () => {
    fate = "recipient";
    await publishAndMail(office.deps);
    wait(72 * hourMs);
    await mailDueReports(office.deps);
    expect(await delivery()).toMatchObject({ state: "refused", attemptCount: 1 });

    fate = "taken";
    await decide("again");
    await mailDueReports(office.deps);
    expect(await delivery()).toMatchObject({
      state: "sent",
      attemptCount: 2,
      decisions: [{ action: "again", by: "supervisor" }],
    });
    await expect(decide("again")).rejects.toMatchObject({ code: "delivery-state" });
  });

  test("because the report's file is not what was published stays so, and is told", async () => {
    await publishReport(office.deps, supervisor, "2016-10");
    const report = await store.reports.get("2016-10");
    if (report === undefined) throw new Error("not published");
    await office.deps.files.put(
      "reports",
      reportFileKey(report, "docx"),
      new TextEncoder().encode("altered"),
    );
    await mailDueReports(office.deps);
    expect(post.mails).toEqual([]);
    expect(await delivery()).toMatchObject({ state: "refused", reason: "report-altered" });
    expect(events.map(([event]) => event)).toEqual(["report-altered", "mailing-failed", "mailing-failed"]);
  });
});

describe("a message of which nobody knows", () => {
  test.each(["taken-unheard", "lost-unheard"] as const)(
    "is never repeated by itself (%s), and a person decides",
    async (what) => {
      fate = what;
      await publishAndMail(office.deps);
      fate = "taken";
      wait(240 * hourMs);
      await mailDueReports(office.deps);
      expect(await delivery()).toMatchObject({ state: "unknown", attemptCount: 1 });
      expect(events).toEqual([["mailing-failed", expect.objectContaining({ state: "unknown" })]]);

      const arrived = post.arrivedAt("a@example.cn");
      await decide(arrived === 1 ? "received" : "again");
      await mailDueReports(office.deps);
      expect(await delivery()).toMatchObject({ state: "sent" });
      expect(post.arrivedAt("a@example.cn")).toBe(1);
    },
  );

  test("is settled by an answer that comes late", async () => {
    const late = Promise.withResolvers<void>();
    const { mailer } = post;
    office.deps.senders = async () => ({ mailer: { ...mailer, send: () => late.promise }, robot: undefined });
    office.deps.programme = { ...office.deps.programme, mailTo: ["a@example.cn"] };
    const slow = publishAndMail(office.deps);
    while ((await store.mailings.get("2016-10", 1))?.deliveries[0]?.state !== "sending") await setImmediate();

    wait(9 * 60_000);
    await mailDueReports(office.deps);
    expect(await delivery()).toMatchObject({ state: "sending" });
    wait(60_000);
    await mailDueReports(office.deps);
    expect(await delivery()).toMatchObject({ state: "unknown" });
    late.resolve();
    await slow;
    expect(await delivery()).toMatchObject({ state: "sent", attemptCount: 1 });
  });
});

describe("a run whose time is running out", () => {
  test("begins no message more; the next one goes on", async () => {
    await publishReport(office.deps, supervisor, "2016-10");
    await mailDueReports({ ...office.deps, remainingMs: () => (post.mails.length === 0 ? 300_000 : 99_000) });
    expect(post.mails).toHaveLength(1);
    await mailDueReports(office.deps);
    expect(post.mails.map(({ to }) => to)).toEqual(mailTo);
  });
});
