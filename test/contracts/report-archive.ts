import { describe, expect, it } from "vitest";
import { lastRevisions, type PublishedReport } from "#shared/ports/reports/report-archive.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

/** What the archive of published reports promises. */
export function describeReportArchive(open: StoreOpener): void {
  describe("reports", () => {
    const store = eachOnNewStore(open);
    const reports = () => store().reports;

    it("a publication is recorded once and never replaced", async () => {
      expect(await reports().get("2016-06")).toBeUndefined();

      expect(await reports().add(report("2016-06"))).toBe(true);
      expect(await reports().add(report("2016-06"))).toBe(false);
      expect(await reports().add(report("2016-06", { publishedBy: "other" }))).toBe(false);

      expect(await reports().get("2016-06")).toEqual(report("2016-06"));
      expect(await reports().get("2016-07")).toBeUndefined();
      expect(await reports().list()).toEqual([report("2016-06")]);
    });

    it("a revision follows the one before it, and the last is the month's", async () => {
      const [first, second, third] = [1, 2, 3].map((revision) =>
        report("2016-06", { revision, sha256: `${revision}`.repeat(64) }),
      ) as [PublishedReport, PublishedReport, PublishedReport];
      const provisional = { ...first, provisional: true } as const;
      expect(await reports().add(second)).toBe(false);

      expect(await reports().add(provisional)).toBe(true);
      expect(await reports().add(third)).toBe(false);
      expect(await reports().add(second)).toBe(true);
      expect(await reports().add({ ...second, publishedBy: "other" })).toBe(false);
      expect(await reports().add(third)).toBe(true);
      await reports().add(report("2016-07"));

      expect(await reports().get("2016-06")).toEqual(third);
      expect(await reports().get("2016-06", 1)).toEqual(provisional);
      expect(await reports().get("2016-06", 2)).toEqual(second);
      expect(await reports().get("2016-06", 4)).toBeUndefined();
      const listed = await reports().list();
      expect(listed).toEqual([report("2016-07"), provisional, second, third]);
      expect(lastRevisions(listed)).toEqual([report("2016-07"), third]);
    });

    it("of publishers racing for a month exactly one is recorded", async () => {
      const offers = Array.from({ length: 6 }, (_, index) =>
        report("2016-06", { publishedBy: `publisher-${index}` }),
      );

      const won = await Promise.all(offers.map((offer) => reports().add(offer)));

      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await reports().list()).toEqual([offers[won.indexOf(true)]]);
    });

    it("the newest month is listed first", async () => {
      for (const month of ["2016-12", "2017-01", "2016-02"]) await reports().add(report(month));

      expect((await reports().list()).map(({ month }) => month)).toEqual(["2017-01", "2016-12", "2016-02"]);
    });
  });
}

function report(month: string, changes: Partial<PublishedReport> = {}): PublishedReport {
  return {
    month,
    revision: 1,
    publishedAt: "2016-07-01T02:00:00.000Z",
    publishedBy: "supervisor",
    sha256: "ef".repeat(32),
    headHash: "01".repeat(32),
    ...changes,
  };
}
