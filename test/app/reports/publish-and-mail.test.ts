import { expect, test } from "vitest";
import { openSqliteStore } from "#shared/adapters/sqlite/sqlite-store.ts";
import { publishAndMail } from "#shared/app/reports/publish-and-mail.ts";
import { publishReport } from "#shared/app/reports/publish-report.ts";
import { openOffice } from "#test/support/office.ts";
import { openPostOffice } from "#test/support/post-office.ts";
import { datedBook } from "#test/support/sheets.ts";

test("a report that could not be made is logged, and keeps no other from being mailed", async () => {
  let clock = "2016-10-31T15:00:00.000Z";
  const events: [string, unknown][] = [];
  const post = openPostOffice(() => "taken");
  const store = openSqliteStore({ file: ":memory:" });
  const office = openOffice(store, {
    now: () => clock,
    log: (event, facts) => void events.push([event, facts]),
    senders: async () => ({ mailer: post.mailer, robot: undefined }),
  });
  office.deps.programme = { ...office.deps.programme, mailTo: ["a@example.cn", "b@example.cn"] };
  await office.commit("book.xlsx", datedBook("2016-10-31", ["A1", 50_000, "2016-10-20"]));
  clock = "2016-11-01T00:00:00.000Z";
  await publishReport(office.deps, { subject: "supervisor" }, "2016-09");
  events.length = 0;
  const frozenReports = {
    ...office.deps.frozenReports,
    put: async () => {
      throw new Error("disk full");
    },
  };

  await expect(publishAndMail({ ...office.deps, frozenReports })).rejects.toThrow("disk full");

  expect(events).toEqual([["report-not-made", { month: "2016-10", code: "unexpected" }]]);
  expect(post.mails).toHaveLength(2);
  store.close();
});
