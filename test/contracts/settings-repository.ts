import { describe, expect, it } from "vitest";
import type { SettingsVersion } from "#shared/domain/programme/programme-settings.ts";
import { readPages } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the register of the programme's settings promises. */
export function describeSettingsRepository(open: StoreOpener): void {
  describe("settings", () => {
    const store = eachOnNewStore(open);
    const settings = () => store().settings;

    it("before the first change nothing is current, and nothing held at any instant", async () => {
      expect(await settings().current()).toBeUndefined();
      expect(await settings().asOf("2099-01-01T00:00:00.000Z")).toBeUndefined();
      expect(await settings().list(10)).toEqual({ items: [] });
    });

    it("a version comes back as it was added, with every kind of setting", async () => {
      const all = {
        name: "__proto__",
        goalFen: 90_000_000_000_000n,
        firstOn: "2016-06-01",
        lastOn: "2019-05-31",
        tranches: [{ until: "2017-05-31", goalFen: 9_007_199_254_740_993n }],
        products: ["协会会员贷"],
        fourEyes: true,
        correctionTerms: { answerDays: 7, nearDays: 2, lateDays: 0 },
        reportDay: 28,
        reportHour: 0,
        counties: [
          { code: "341102", name: "琅琊区", aliases: ["经开区"], goalWeight: 0 },
          { code: "341103", name: "南谯区", aliases: [] },
        ],
        banks: [
          {
            bankId: "psbc-chuzhou",
            name: "邮储银行",
            branches: [
              { branchId: "b1", name: "琅琊支行", aliases: ["琅琊区支行"], countyCode: "341102" },
              { branchId: "b2", name: "城郊支行", aliases: [] },
            ],
          },
          { bankId: "rural", name: "农村商业银行" },
        ],
        mailTo: ["office@example.cn"],
      };
      const first = version(1, {
        reason: "市里调整目标 𠮷",
        before: { name: "旧名", goalFen: 30_000_000_000n, tranches: [], products: [], fourEyes: false },
        after: all,
        settings: all,
      });

      expect(await settings().add(first)).toBe(true);

      expect(await settings().current()).toEqual(first);
    });

    it("a revision is added once and never replaced", async () => {
      await settings().add(version(1));

      expect(await settings().add(version(1, { changedBy: "另一人" }))).toBe(false);
      expect(await settings().add(version(1))).toBe(false);

      expect(await settings().current()).toEqual(version(1));
    });

    it("of several who change the same revision at once exactly one is recorded", async () => {
      const offers = Array.from({ length: 6 }, (_, index) => version(1, { changedBy: `第${index}人` }));

      const won = await Promise.all(offers.map((offer) => settings().add(offer)));

      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await settings().list(10)).toEqual({ items: [offers[won.indexOf(true)]] });
    });

    it("versions are listed newest first, page by page, past the tenth too", async () => {
      for (let revision = 1; revision <= 12; revision++) await settings().add(version(revision));

      const pages = await readPages((cursor) => settings().list(5, cursor));

      expect(pages.flat().map(({ revision }) => revision)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
      expect((await settings().current())?.revision).toBe(12);
      await expect(settings().list(5, "?")).rejects.toMatchObject({ code: "cursor-invalid" });
    });

    it("of an instant that version held which was the newest then", async () => {
      await settings().add(version(1, { changedAt: "2016-11-01T02:00:00.000Z" }));
      await settings().add(version(2, { changedAt: "2016-11-03T02:00:00.000Z" }));
      await settings().add(version(3, { changedAt: "2016-11-03T02:00:00.000Z" }));

      const held = async (instant: string) => (await settings().asOf(instant))?.revision;

      expect(await held("2016-11-01T01:59:59.999Z")).toBeUndefined();
      expect(await held("2016-11-01T02:00:00.000Z")).toBe(1);
      expect(await held("2016-11-02T02:00:00.000Z")).toBe(1);
      expect(await held("2016-11-03T02:00:00.000Z")).toBe(3);
    });
  });
}

function version(revision: number, changes: Partial<SettingsVersion> = {}): SettingsVersion {
  return {
    revision,
    changedAt: "2016-11-01T02:00:00.000Z",
    changedBy: "张主任",
    reason: "调整",
    before: { lastOn: "2019-05-31" },
    after: { lastOn: "2019-12-31" },
    settings: { lastOn: "2019-12-31" },
    ...changes,
  };
}
