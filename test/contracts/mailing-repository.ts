import { describe, expect, it } from "vitest";
import { type Mailing, reserveDelivery } from "#shared/domain/reports/mailing.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

const openedAt = "2016-07-01T00:00:00.000Z";

/** What the register of mailings promises. */
export function describeMailingRepository(open: StoreOpener): void {
  describe("mailings", () => {
    const store = eachOnNewStore(open);
    const mailings = () => store().mailings;

    it("a mailing is added once for its month and revision, and comes back as it was put", async () => {
      expect(await mailings().get("2016-06", 1)).toBeUndefined();

      expect(await mailings().add(mailing("2016-06"))).toBe(true);
      expect(await mailings().add({ ...mailing("2016-06"), deliveries: [] })).toBe(false);
      expect(await mailings().add(mailing("2016-06", { revision: 2, withheld: "no-mailer" }))).toBe(true);

      expect(await mailings().get("2016-06", 1)).toEqual(mailing("2016-06"));
      expect(await mailings().get("2016-06", 2)).toMatchObject({ withheld: "no-mailer" });
    });

    it("everything about a delivery is kept", async () => {
      const [delivery] = mailing("2016-06").deliveries;
      const told = {
        ...delivery,
        state: "refused",
        attemptCount: 3,
        toOutbox: true,
        reason: "busy",
        retryAt: openedAt,
        decisions: [{ action: "again", by: "supervisor", at: openedAt }],
      } as Mailing["deliveries"][number];
      await mailings().add(mailing("2016-06", { deliveries: [told] }));

      expect((await mailings().get("2016-06", 1))?.deliveries).toEqual([told]);
    });

    it("a mailing is replaced by its next version only", async () => {
      expect(await mailings().replace(mailing("2016-06", { version: 2 }))).toBe(false);
      await mailings().add(mailing("2016-06"));

      expect(await mailings().replace(mailing("2016-06", { version: 3 }))).toBe(false);
      expect(await mailings().replace(mailing("2016-06", { version: 1 }))).toBe(false);
      expect(await mailings().replace(mailing("2016-06", { version: 2, deliveries: [] }))).toBe(true);
      expect(await mailings().replace(mailing("2016-06", { version: 2 }))).toBe(false);

      expect(await mailings().get("2016-06", 1)).toMatchObject({ version: 2, deliveries: [] });
    });

    it("of writers racing to add, or to replace one version, exactly one succeeds", async () => {
      const racing = Array.from({ length: 6 }, (_, index) => `by-${index}`);
      const marked = (by: string, version: number) => mailing("2016-06", { version, openedAt: by });

      const added = await Promise.all(racing.map((by) => mailings().add(marked(by, 1))));
      const replaced = await Promise.all(racing.map((by) => mailings().replace(marked(by, 2))));

      expect(added.filter(Boolean)).toHaveLength(1);
      expect(replaced.filter(Boolean)).toHaveLength(1);
      expect(await mailings().get("2016-06", 1)).toEqual(marked(racing[replaced.indexOf(true)] ?? "", 2));
    });

    it("all are listed, the oldest month and revision first", async () => {
      const revisions: [string, number][] = [
        ["2016-12", 1],
        ["2017-01", 10],
        ["2017-01", 2],
        ["2016-02", 1],
      ];
      for (const [month, revision] of revisions) await mailings().add(mailing(month, { revision }));

      const listed = (await mailings().list()).map(({ month, revision }) => `${month} ${revision}`);
      expect(listed).toEqual(["2016-02 1", "2016-12 1", "2017-01 2", "2017-01 10"]);
    });
  });
}

function mailing(month: string, changes: Partial<Mailing> = {}): Mailing {
  const recipient = {
    deliveryId: "d1",
    channel: "mail",
    address: "office@example.cn",
    messageId: "a@b",
  } as const;
  return {
    month,
    revision: 1,
    version: 1,
    openedAt,
    deliveries: [reserveDelivery(recipient, openedAt)],
    ...changes,
  };
}
