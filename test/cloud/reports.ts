import { describe, expect, it } from "vitest";
import { shanghaiDayOf } from "#shared/domain/base/day.ts";
import { addMonths, monthOf, monthsBetween } from "#shared/domain/base/month.ts";
import { defaultAssessmentRules } from "#shared/domain/programme/assessment-rules.ts";
import { scheduledEvent } from "#test/support/aws/cloud-events.ts";
import type { CloudOffice } from "#test/support/cloud-office.ts";

type Listed = {
  items: { month: string; publishedBy: string; mailing: unknown }[];
  banks: { dataOn: string | null }[];
};

const lastMonth = addMonths(monthOf(shanghaiDayOf(new Date().toISOString())), -1);
/** A quarter that ends while the bank's data is awaited still, so that its report is revised. */
const quarterEnd = "2016-09";
const lost = [lastMonth, "2016-06"];

/** What a verification tells after the suite: the reports whose files it has lost. */
export const lostReports = lost
  .toSorted()
  .map((month) =>
    expect.objectContaining({ kind: "report-file", key: `report ${month} json`, found: "no file" }),
  );

/** What the schedule does by itself, and what people read of it. */
export function describeReports(office: () => CloudOffice): void {
  describe("reports", () => {
    it("are published for a month that is over when the schedule calls, only once, though an earlier one is lost", async () => {
      const { cloud, ask } = office();
      await printScores(office());
      await ask("publish-report", "supervisor", { params: { month: quarterEnd } });
      await cloud.call("watch-ledger", scheduledEvent);
      expect(cloud.log()).not.toContain("ledger-differs");
      await publishAndLose(office(), lastMonth);
      await cloud.call("watch-ledger", scheduledEvent);
      await cloud.call("publish-due-reports", scheduledEvent);
      await cloud.call("publish-due-reports", scheduledEvent);

      const { items } = (await ask("list-reports", "supervisor")) as Listed;
      expect(items.map(({ publishedBy }) => publishedBy)).toContain("schedule");
      expect(new Set(items.map(({ month }) => month)).size).toBe(items.length);
      const report = await ask("read-report", "auditor", { params: { month: items[0]?.month ?? "" } });
      expect(JSON.stringify(report)).toContain("1990000000");
    });

    it("are mailed to the programme's list, once, and tell how it went", async () => {
      const { cloud, ask, statusOf } = office();
      await publishAndLose(office(), "2016-06");
      await ask("publish-report", "supervisor", { params: { month: "2016-07" } });
      await cloud.call("mail-due-reports", scheduledEvent);
      await cloud.call("mail-due-reports", scheduledEvent);

      const { items } = (await ask("list-reports", "supervisor")) as Listed;
      const kept = items.filter(({ month }) => !lost.includes(month));
      expect(kept.length).toBeGreaterThan(1);
      for (const { mailing } of kept) expect(mailing).toMatchObject({ sent: 2, needsPerson: 0 });
      expect(cloud.mails.map(({ mail }) => mail.subject).toSorted()).toEqual(
        kept.map(({ month }) => subjectOf(month)).toSorted(),
      );
      expect(cloud.mails.map(({ to }) => to)).toEqual(kept.map(() => ["office@example.cn"]));
      const [deliveryId, mailing] = await deliveryOf(office(), "2016-07");
      expect(mailing).toMatchObject({
        deliveries: [
          { recipient: "o***@example.cn", state: "sent" },
          { recipient: "事件总线（EventBridge）", state: "sent" },
        ],
      });
      const request = { params: { month: "2016-07" }, body: { deliveryId, action: "again" } };
      expect(await statusOf("decide-delivery", "supervisor", request)).toBe(409);
      expect(cloud.log()).not.toContain("office@example.cn");
    });

    it("are told to other programs on the account's bus, once, without a word about people", async () => {
      const { buses } = office().cloud;
      const told = buses.taken.map(({ Detail }) => JSON.parse(Detail) as Record<string, unknown>);

      const months = told.map(({ month }) => month);
      expect(months).toEqual(expect.arrayContaining([quarterEnd, "2016-07"]));
      expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
      for (const { EventBusName, Source, DetailType } of buses.taken)
        expect([EventBusName, Source, DetailType]).toEqual(["default", "yinhui", "MonthlyReportPublished"]);
      expect(told[0]).toMatchObject({
        sha256: { pdf: expect.stringMatching(/^[0-9a-f]{64}$/) },
        totals: { cumulative: { loanCount: expect.any(Number) } },
      });
      expect(JSON.stringify(told)).not.toMatch(/borrower|协会/);
    });

    it("are to be stamped by the authority that is set, wait for none that does not answer, and say so", async () => {
      const { cloud, ask } = office();

      expect(cloud.log()).toContain("timestamp-lacking");
      const params = { month: "2016-07" };
      expect(await ask("read-mailing", "auditor", { params })).toMatchObject({ stamped: false });
    });

    it("that are lost are neither read nor mailed, and a person decides", async () => {
      const { ask, statusOf } = office();
      const params = { month: "2016-06" };

      expect(await statusOf("read-report", "auditor", { params })).toBe(500);
      const [deliveryId, mailing] = await deliveryOf(office(), params.month);
      expect(mailing).toMatchObject({ deliveries: [{ state: "refused" }, { state: "refused" }] });
      const body = { deliveryId, action: "again" };
      expect(await ask("decide-delivery", "supervisor", { params, body })).toMatchObject({
        deliveries: [{ state: "reserved" }, { state: "refused" }],
      });
      expect(await ask("list-report-corrections", "auditor")).toMatchObject({
        items: expect.arrayContaining([expect.objectContaining({ month: "2016-06", corrections: null })]),
      });
    });

    it("are revised once the bank says that it has nothing new, and the first revision can still be read", async () => {
      const { cloud, ask } = office();
      const params = { month: quarterEnd };
      const first = await ask("read-report", "auditor", { params });
      const { banks } = (await ask("list-reports", "supervisor")) as Listed;
      const reached = monthOf(banks[0]?.dataOn ?? "2016-09-30");
      for (const month of monthsBetween(reached, "2016-09"))
        await ask("state-no-news", "liaison", { body: { month } });

      await cloud.call("publish-due-reports", scheduledEvent);

      const { items } = (await ask("list-reports", "supervisor")) as Listed;
      expect(items).toContainEqual(expect.objectContaining({ ...params, revision: 2 }));
      expect(await ask("read-report", "auditor", { params, query: { revision: "1" } })).toEqual(first);
      expect(await ask("read-report", "auditor", { params })).toMatchObject({
        ...{ revision: 2, comparedWith: quarterEnd, assessment: { cards: { quarter: "2016Q3" } } },
      });
    });
  });
}

/** The scorecards of a quarter and what is decided about them. */
export function describeAssessment(office: () => CloudOffice): void {
  it("scores a quarter, and keeps what is to be mended until it is closed", async () => {
    const { ask } = office();
    const params = { quarter: "2016Q2" };
    const said = { subject: { kind: "county", id: "341102" }, text: "发放落后" };
    const opening = { ...said, step: "open", revision: 0, responsible: "区科协", dueOn: "9999-12-31" };

    expect(await ask("read-assessment", "auditor", { query: params })).toMatchObject({
      ...{ ...params, asOf: "2016-06-30" },
    });
    const opened = await ask("decide-assessment", "supervisor", { params, body: opening });
    expect(opened).toMatchObject({ revision: 1, inForce: true });
    const closing = { ...said, step: "close", revision: 1 };
    expect(await ask("decide-assessment", "supervisor", { params, body: closing })).toMatchObject({
      inForce: false,
      events: [{ responsible: "区科协", text: "发放落后" }, { kindName: "销号" }],
    });
  });
}

async function printScores({ ask }: CloudOffice): Promise<void> {
  const assessmentRules = { ...defaultAssessmentRules, inReport: true };
  const body = { revision: 0, reason: "试行", settings: { assessmentRules } };
  await ask("change-settings", "supervisor", { body });
}

async function publishAndLose({ cloud, ask }: CloudOffice, month: string): Promise<void> {
  await ask("publish-report", "supervisor", { params: { month } });
  await cloud.lose("files", `reports/${month}`);
}

async function deliveryOf({ ask }: CloudOffice, month: string): Promise<[string | undefined, unknown]> {
  const mailing = (await ask("read-mailing", "auditor", { params: { month } })) as {
    deliveries: { deliveryId: string }[];
  };
  return [mailing.deliveries[0]?.deliveryId, mailing];
}

function subjectOf(month: string): string {
  return `滁州市“银会合作”工作情况通报（${month.slice(0, 4)}年${Number(month.slice(5))}月）`;
}
