import { describe, expect, it } from "vitest";
import type { Reading } from "#shared/domain/people/reading.ts";
import { readPages } from "#test/support/read-book.ts";
import { eachOnNewStore, type StoreOpener } from "./store-opener.ts";

const early = "2016-01-01T00";

/** What the log of those who looked at associations' data promises. */
export function describeAccessLog(open: StoreOpener): void {
  describe("readings", () => {
    const store = eachOnNewStore(open);
    const readings = () => store().readings;
    const all = async () => (await readings().list("a1", early, 100)).items;

    it("readings come back as they were added, for their association alone", async () => {
      const loan = reading({ kind: "loan", loanNo: "（借）字 #1 𠮷", readerName: "<b>张</b>" });
      await readings().add(loan);
      await readings().add(reading({ associationId: "a2" }));

      expect(await all()).toEqual([loan]);
      expect(await readings().list("a3", early, 10)).toEqual({ items: [] });
    });

    it("the same person, kind and loan is noted once an hour, with the time of the first", async () => {
      const first = reading({ readAt: "2016-11-01T02:00:00.000Z" });
      await readings().add(first);
      await readings().add(reading({ readAt: "2016-11-01T02:59:59.999Z", readerName: "改了名" }));
      expect(await all()).toEqual([first]);

      await readings().add(reading({ readAt: "2016-11-01T03:00:00.000Z" }));
      await readings().add(reading({ readerKey: "another" }));
      await readings().add(reading({ kind: "loans" }));
      await readings().add(reading({ kind: "loan", loanNo: "J1" }));
      await readings().add(reading({ kind: "loan", loanNo: "J2" }));

      expect(await all()).toHaveLength(6);
    });

    it("several at once leave one", async () => {
      await Promise.all(Array.from({ length: 8 }, () => readings().add(reading())));

      expect(await all()).toEqual([reading()]);
    });

    it("later hours come first, each reading once over all pages, and none from before the first hour", async () => {
      const hours = Array.from({ length: 12 }, (_, hour) => `2016-11-01T${String(hour).padStart(2, "0")}`);
      for (const hour of hours) {
        await readings().add(reading({ readAt: `${hour}:30:00.000Z` }));
        await readings().add(reading({ readAt: `${hour}:40:00.000Z`, kind: "loan", loanNo: "J1" }));
      }

      const pages = await readPages((cursor) => readings().list("a1", "2016-11-01T02", 5, cursor));

      const listed = pages.flat().map(({ readAt }) => readAt.slice(0, 13));
      expect(listed).toEqual(
        hours
          .slice(2)
          .toReversed()
          .flatMap((hour) => [hour, hour]),
      );
      expect(pages.map((page) => page.length)).toEqual([5, 5, 5, 5]);
      await expect(readings().list("a1", early, 5, "?")).rejects.toMatchObject({ code: "cursor-invalid" });
    });
  });
}

function reading(changes: Partial<Reading> = {}): Reading {
  return {
    associationId: "a1",
    readAt: "2016-11-01T02:00:00.000Z",
    readerKey: "0123456789abcdef",
    readerName: "张主任",
    readerRole: "supervisor",
    kind: "standing",
    ...changes,
  };
}
