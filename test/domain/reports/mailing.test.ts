import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMs } from "#shared/domain/base/instant.ts";
import {
  beginAttempt,
  countDeliveries,
  deliveryDecisionsMax,
  endAttempt,
  giveUpAttempt,
  reserveDelivery,
  settleDelivery,
} from "#shared/domain/reports/mailing.ts";
import { reportGroupMessage, reportLetter } from "#shared/domain/reports/report-letter.ts";
import { reportSummary } from "#shared/domain/reports/report-summary.ts";
import { anyCharacter } from "#test/support/any-character.ts";

const now = "2016-11-01T00:00:00.000Z";
const recipient = { deliveryId: "d", channel: "mail", address: "a@example.cn", messageId: "m" } as const;
const reserved = reserveDelivery(recipient, now);
const begun = (delivery = reserved) => {
  const next = beginAttempt(delivery, now);
  if (next === undefined) throw new Error("not due");
  return next;
};

test("an instant some milliseconds later is the one that the calendar has", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1970-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }),
      fc.integer({ min: -1e12, max: 1e12 }),
      (date, milliseconds) => {
        const later = new Date(date.getTime() + milliseconds);
        expect(addMs(date.toISOString(), milliseconds)).toBe(later.toISOString());
      },
    ),
  );
  expect(addMs("2016-02-28T23:59:59.999Z", 1)).toBe("2016-02-29T00:00:00.000Z");
});

describe("a message", () => {
  test("is begun by one of several senders, and by none while it is being sent, sent or unknown", () => {
    expect(beginAttempt(begun(), now)).toBeUndefined();
    for (const state of ["sent", "unknown"] as const)
      expect(beginAttempt({ ...reserved, state }, now)).toBeUndefined();
  });

  test("is settled by its own attempt only", () => {
    const first = begun();
    expect(endAttempt(first, 2, { state: "unknown" }, now)).toBeUndefined();
    const unknown = endAttempt(first, 1, { state: "unknown" }, now);
    if (unknown === undefined) throw new Error("not settled");
    const again = settleDelivery(unknown, "again", "s", now);
    if (again === undefined) throw new Error("not decided");
    expect(endAttempt(again, 1, { state: "refused", reason: "busy" }, now)).toBeUndefined();
    expect(endAttempt(begun(again), 1, { state: "refused", reason: "busy" }, now)).toBeUndefined();
    expect(endAttempt(begun(again), 2, { state: "sent", toOutbox: true }, now)).toMatchObject({
      toOutbox: true,
    });
  });

  test("is given up ten minutes after its sending began", () => {
    expect(giveUpAttempt(begun(), "2016-11-01T00:09:59.999Z")).toBeUndefined();
    expect(giveUpAttempt(begun(), "2016-11-01T00:10:00.000Z")).toMatchObject({ state: "unknown" });
    expect(giveUpAttempt(reserved, "2017-01-01T00:00:00.000Z")).toBeUndefined();
  });

  test("is decided on by a person only where there is something to decide", () => {
    const refused = endAttempt(begun(), 1, { state: "refused", reason: "busy" }, now);
    if (refused === undefined) throw new Error("not refused");
    expect(settleDelivery(refused, "received", "s", now)).toBeUndefined();
    expect(settleDelivery(refused, "again", "s", now)).toMatchObject({ state: "reserved" });
    expect(settleDelivery(refused, "again", "s", now)).not.toHaveProperty("reason");
    for (const delivery of [reserved, begun(), { ...reserved, state: "sent" } as const])
      expect(settleDelivery(delivery, "again", "s", now)).toBeUndefined();
  });

  test("keeps the latest decisions, so many at most", () => {
    let delivery = reserved;
    for (let time = 0; time < deliveryDecisionsMax + 5; time++) {
      delivery = settleDelivery({ ...delivery, state: "unknown" }, "again", `s${time}`, now) ?? delivery;
    }
    expect(delivery.decisions).toHaveLength(deliveryDecisionsMax);
    expect(delivery.decisions.at(-1)).toMatchObject({ by: `s${deliveryDecisionsMax + 4}` });
  });

  test("is counted by its state, and among those that wait for a person", () => {
    const final = endAttempt(begun(), 1, { state: "refused", reason: "recipient" }, now);
    const passing = endAttempt(begun(), 1, { state: "refused", reason: "busy" }, now);
    const sent = endAttempt(begun(), 1, { state: "sent", toOutbox: true }, now);
    const unknown = endAttempt(begun(), 1, { state: "unknown" }, now);
    const deliveries = [reserved, begun(), final, passing, sent, unknown].filter((one) => one !== undefined);
    expect(countDeliveries({ month: "2016-10", revision: 1, version: 1, openedAt: now, deliveries })).toEqual(
      {
        reserved: 1,
        sending: 1,
        sent: 1,
        refused: 2,
        unknown: 1,
        needsPerson: 2,
        toOutbox: 1,
      },
    );
  });
});

describe("the letter about a report", () => {
  const lent = { loanCount: 1, households: 1, disbursedFen: 123_456_789n };
  const summary = {
    programmeName: `<b>"银会"</b>\r\nBcc: x@y`,
    issuer: "滁州市科学技术协会",
    goalFen: 30_000_000_000n,
    month: "2016-06",
    revision: 1,
    asOf: "2016-06-30",
    publishedAt: "2016-06-30T16:00:00.000Z",
    thisMonth: lent,
    cumulative: lent,
    awaited: [],
    withholds: false,
    percentOfGoal: 0.41,
    timeElapsedPercent: 2.74,
    aheadOfPacePercent: -2.33,
  };
  const parts = {
    pageUrl: "https://y.cn/#/reports/2016-06",
    attached: ["通报-2016-06.html"],
    leftOut: ["大.docx"],
    headHash: "ab".repeat(32),
    sha256: "cd".repeat(32),
  };

  test("says the figures, the files that come with it and those that are too large, and when it was published", () => {
    const { text, html } = reportLetter(summary, parts);
    for (const body of [text, html]) {
      expect(body).toContain("慢于序时进度2.33个百分点");
      expect(body).toContain("附件：通报-2016-06.html。");
      expect(body).toContain("请登录系统下载：大.docx。");
      expect(body).toContain("2016年7月1日 00:00（北京时间）");
      expect(body).toContain(`流水账末端哈希 ${parts.headHash}`);
      expect(body).toContain(`月报数据 SHA-256 ${parts.sha256}`);
    }
    expect(reportLetter({ ...summary, aheadOfPacePercent: 0 }, parts).text).toContain("与序时进度持平");
  });

  test("has no link where nobody outside reaches the pages", () => {
    const { text, html } = reportLetter(summary, { ...parts, pageUrl: undefined });
    for (const body of [text, html, reportGroupMessage(summary, undefined)])
      expect(body).not.toMatch(/http|网页|<a /);
  });

  test("says first whose data was not in", () => {
    const awaited = [
      { bankId: "a", name: "<i>甲行</i>", dataOn: "2016-05-31" },
      { bankId: "b", name: "乙行", dataOn: null },
    ];
    const { text, html } = reportLetter({ ...summary, awaited }, parts);
    const sentence =
      "本通报发布时，<i>甲行</i>（已入账的数据截至2016年5月31日）、乙行（入账的文件没有写明数据日期）还没有报来截至2016年6月30日的数据；所列数字以已入账的为准，补报后的变化写入下一期。";

    expect(text.indexOf(sentence)).toBeGreaterThan(0);
    expect(text.indexOf(sentence)).toBeLessThan(text.indexOf("2016年6月发放贷款"));
    expect(html).toContain("&lt;i&gt;甲行&lt;/i&gt;");
    expect(text).not.toContain("序时进度");
    expect(reportGroupMessage({ ...summary, awaited }, parts.pageUrl)).toContain("i 甲行 /i");
  });

  test("names a later revision, and promises one while data is awaited", () => {
    expect(reportLetter({ ...summary, revision: 2 }, parts).subject).toContain("（2016年6月　更正版）");
    expect(reportGroupMessage({ ...summary, revision: 3 }, "")).toContain("（2016年6月　第2次更正）");
    const awaited = [{ bankId: "a", name: "甲行", dataOn: null }];
    expect(reportLetter({ ...summary, awaited, withholds: true }, parts).text).toContain(
      "数据报齐后另发更正版。",
    );
  });

  test("lets no name become markup", () => {
    expect(reportLetter(summary, parts).html).not.toContain("<b>");
    expect(reportLetter(summary, parts).html).toContain("&lt;b&gt;");
  });

  test("fits the group's 4,096 bytes whatever the programme and its banks are called", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 3000 }), (name) => {
        const awaited = Array.from({ length: 20 }, () => ({ bankId: "a", name, dataOn: null }));
        const markdown = reportGroupMessage({ ...summary, programmeName: name, awaited }, parts.pageUrl);
        expect(new TextEncoder().encode(markdown).byteLength).toBeLessThanOrEqual(4096);
        expect(markdown.isWellFormed()).toBe(true);
        expect(markdown.split("\n")).toHaveLength(5);
      }),
    );
  });

  test("has no summary from a report that lacks a part of it", () => {
    expect(reportSummary({ formHashes: {} })).toBeUndefined();
    expect(reportSummary({ formHashes: {}, month: "2016-06", asOf: "2016-06-30" })).toBeUndefined();
  });
});
