import { expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { mailDueReports } from "#shared/app/reports/mail-due-reports.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { openOffice } from "#test/support/office.ts";
import { openPostOffice } from "#test/support/post-office.ts";
import { datedBook } from "#test/support/sheets.ts";

test("a report that was published long before mail was set up goes to nobody", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const post = openPostOffice(() => "taken");
  let clock = "2016-11-01T00:00:00.000Z";
  let mailer: typeof post.mailer | undefined;
  const senders = async () => ({ mailer, robot: undefined });
  const office = openOffice(store, { now: () => clock, senders });
  office.deps.programme = { ...office.deps.programme, mailTo: ["a@example.cn"] };
  await office.commit("book.xlsx", datedBook("2016-10-31", ["A1", 50_000, "2016-10-20"]));
  await publishReport(office.deps, { subject: "s" }, "2016-10");
  await mailDueReports(office.deps);
  clock = "2016-11-09T00:00:00.000Z";
  mailer = post.mailer;
  await mailDueReports(office.deps);
  expect(post.mails).toEqual([]);
  expect(await store.mailings.get("2016-10", 1)).toMatchObject({ withheld: "no-mailer" });
  store.close();
});

test("a series of reports made long after their months is not mailed by itself, the one of last month is", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const post = openPostOffice(() => "taken");
  const office = openOffice(store, {
    now: () => "2017-03-02T00:00:00.000Z",
    senders: async () => ({ mailer: post.mailer, robot: undefined }),
  });
  office.deps.programme = { ...office.deps.programme, mailTo: ["a@example.cn"] };
  await office.commit("book.xlsx", datedBook("2017-02-28", ["A1", 50_000, "2016-10-20"]));
  for (const month of ["2016-06", "2016-07", "2016-08", "2016-10", "2017-02"])
    await publishReport(office.deps, { subject: "s" }, month);

  await mailDueReports(office.deps);

  expect(await store.mailings.get("2016-10", 1)).toMatchObject({ withheld: "made-later", deliveries: [] });
  expect(post.mails.map(({ subject }) => subject)).toEqual([expect.stringContaining("2017年2月")]);
  store.close();
});

test("a single report made later goes out, as who published it was told", async () => {
  const store = openSqliteStore({ file: ":memory:" });
  const post = openPostOffice(() => "taken");
  const senders = async () => ({ mailer: post.mailer, robot: undefined });
  const office = openOffice(store, { now: () => "2017-03-02T00:00:00.000Z", senders });
  office.deps.programme = { ...office.deps.programme, mailTo: ["a@example.cn"] };
  await office.commit("book.xlsx", datedBook("2017-02-28", ["A1", 50_000, "2016-10-20"]));
  await publishReport(office.deps, { subject: "s" }, "2016-10");
  await mailDueReports(office.deps);
  expect(post.mails).toHaveLength(1);
  store.close();
});
