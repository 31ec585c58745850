import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { publishDueReports } from "#shared/app/reports/publish-due-reports.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { readReport } from "#shared/app/reports/read-report.ts";
import { mailingSchema } from "#shared/contract/reports/mailing-schemas.ts";
import { addMs } from "#shared/domain/base/instant.ts";
import {
  attemptsMax,
  beginAttempt,
  giveUpAttempt,
  mailToMax,
  reserveDelivery,
} from "#shared/domain/reports/mailing.ts";
import { mailingToWire } from "#shared/http/reports/mailing-wire.ts";
import { type Office, openOffice } from "#test/support/office.ts";
import { type Fate, openPostOffice, type PostOffice } from "#test/support/post-office.ts";
import { datedBook } from "#test/support/sheets.ts";

let store: SqliteStore;
let clock: string;
let office: Office;
let fate: Fate;
let post: PostOffice;
let failures: string[];

beforeEach(async () => {
  fate = "taken";
  failures = [];
  post = openPostOffice(() => fate);
  store = openSqliteStore({ file: ":memory:" });
  office = openOffice(store, {
    now: () => clock,
    log: (event) => void (event === "mailing-failed" && failures.push(event)),
  });
  clock = "2016-10-31T15:00:00.000Z";
  await office.commit("book.xlsx", datedBook("2016-10-31", ["A1", 50_000, "2016-10-20"]));
  clock = "2016-11-01T00:00:00.000Z";
});
afterEach(() => store.close());

const delivery = async () => {
  const [found] = (await store.mailings.get("2016-10", 1))?.deliveries ?? [];
  if (found === undefined) throw new Error("no delivery");
  return found;
};

describe.each(["webhook", "bus"] as const)("the event of a published report by %s", (way) => {
  beforeEach(() => {
    office.deps.senders = async () => ({ mailer: undefined, robot: undefined, [way]: post[way] });
  });

  test("goes out once, with month, revision, the hash of every form and the totals, and nobody's name", async () => {
    await publishAndMail(office.deps);
    await mailDueReports(office.deps);

    expect(post.events).toHaveLength(1);
    const [{ id, body } = { id: "", body: "" }] = post.events;
    const told = JSON.parse(body);
    expect(told).toMatchObject({
      ...{ type: "MonthlyReportPublished", id, month: "2016-10", revision: 1, publishedAt: clock },
      provisional: false,
      headHash: (await store.ledger.head()).hash,
      totals: {
        month: { loanCount: 1, households: 1, disbursedFen: 5_000_000 },
        cumulative: { loanCount: 1, households: 1, disbursedFen: 5_000_000 },
      },
    });
    expect(Object.keys(told.sha256).toSorted()).toEqual(["docx", "html", "json", "pdf", "xlsx"]);
    const pdf = await readReport(office.deps, { role: "auditor" }, { month: "2016-10", form: "pdf" });
    expect(told.sha256.pdf).toBe(office.deps.sha256(pdf));
    expect(body).not.toMatch(/王小明|A1|协会|琅琊/);
    expect(await delivery()).toMatchObject({ channel: way, state: "sent", attemptCount: 1 });
  });

  test("is repeated under the same id, later and later, a stated number of times", async () => {
    fate = "busy";
    await publishAndMail(office.deps);
    const { messageId } = await delivery();
    for (let quarter = 0; quarter < 24 * 4 * 10; quarter++) {
      clock = addMs(clock, 15 * 60_000);
      await mailDueReports(office.deps);
    }
    expect(await delivery()).toMatchObject({ state: "refused", attemptCount: attemptsMax, messageId });
    expect(failures).toHaveLength(1);
  });

  test("goes out with a later attempt, as the same text", async () => {
    fate = "unreachable";
    await publishAndMail(office.deps);
    fate = "taken";
    clock = addMs(clock, 15 * 60_000);
    await mailDueReports(office.deps);

    expect(post.events).toHaveLength(1);
    expect(post.events[0]?.id).toBe((await delivery()).messageId);
  });

  test("is repeated where its sending was broken off, since its receiver knows it again", () => {
    const recipient = { deliveryId: "d", channel: way, messageId: "m" };
    const begun = beginAttempt(reserveDelivery(recipient, clock), clock);
    if (begun === undefined) throw new Error("not begun");
    const later = addMs(clock, 11 * 60_000);

    expect(giveUpAttempt(begun, later)).toMatchObject({ state: "refused", retryAt: expect.any(String) });
    expect(giveUpAttempt({ ...begun, channel: "mail" }, later)).toMatchObject({ state: "unknown" });
  });
});

test("a mailing in all ways, to as many as a list may have, can be read", async () => {
  const mailTo = Array.from({ length: mailToMax }, (_, index) => `a${index}@example.cn`);
  office.deps.programme = { ...office.deps.programme, mailTo };
  office.deps.senders = async () => post;
  await publishAndMail(office.deps);

  const mailing = await store.mailings.get("2016-10", 1);
  if (mailing === undefined) throw new Error("no mailing");
  const told = mailingSchema.parse(mailingToWire("2016-10", 1, mailing));
  expect(told.deliveries).toHaveLength(mailToMax + 3);
  expect(told.deliveries.map(({ state }) => state)).not.toContain("refused");
});

test("a series made later, of which people get the last alone, is told programs whole", async () => {
  office.deps.senders = async () => ({ mailer: undefined, robot: post.robot, bus: post.bus });
  clock = "2017-03-02T00:00:00.000Z";
  await office.commit("later.xlsx", datedBook("2017-02-28", ["A2", 50_000, "2016-11-20"]));
  const months = ["2016-06", "2016-07", "2016-08", "2016-10", "2017-02"];
  for (const month of months) await publishReport(office.deps, { subject: "s" }, month);

  await mailDueReports(office.deps);

  expect(post.events.map(({ body }) => JSON.parse(body).month).toSorted()).toEqual(months);
  expect(post.posts).toEqual([expect.stringContaining("2017年2月")]);
});

test("a report that is revised before anybody was told of it is told programs all the same, people its revision alone", async () => {
  office.deps.senders = async () => ({ mailer: undefined, robot: post.robot, bus: post.bus });
  clock = "2016-12-01T00:00:00.000Z";
  await publishReport(office.deps, { subject: "s" }, "2016-11");
  await office.commit("november.xlsx", datedBook("2016-11-30", ["A2", 50_000, "2016-11-20"]));
  await publishDueReports(office.deps);
  await mailDueReports(office.deps);
  await mailDueReports(office.deps);

  const told = post.events.map(({ body }) => JSON.parse(body));
  expect(told.map(({ month, revision, provisional }) => [month, revision, provisional]).sort()).toEqual([
    ["2016-10", 1, false],
    ["2016-11", 1, true],
    ["2016-11", 2, false],
  ]);
  expect(post.posts).toHaveLength(2);
});
