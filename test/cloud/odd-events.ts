import { describe, expect, it } from "vitest";
import { s3CreatedMessage, scheduledEvent } from "#test/support/aws/cloud-events.ts";
import type { CloudOffice } from "#test/support/cloud-office.ts";

const scheduled = ["publish-due-reports", "mail-due-reports", "watch-ledger"] as const;

/** Messages that nobody here sent for. */
export function describeOddEvents(office: () => CloudOffice): void {
  describe("odd events", () => {
    it("are given back, for the dead letters, when they are foreign", async () => {
      const { cloud } = office();
      const foreign = [
        "hello",
        s3CreatedMessage("uploads", "nobody", 1),
        '{"kind":"check","importId":"nobody"}',
      ];
      for (const body of foreign) {
        cloud.send("checks", body);
        expect(await cloud.deliver("checks")).toEqual([{ body, givenBack: true }]);
      }
    });

    it("of the schedule end in its dead letters when a function dies of each try", async () => {
      const { cloud } = office();
      const before = cloud.deadLetters("schedule").length;
      for (const id of scheduled) {
        const spare = cloud.watch(({ caller }) => caller === id && cloud.kill(id));
        await cloud.call(id, scheduledEvent);
        spare();
      }

      const dead = cloud.deadLetters("schedule").slice(before);
      expect(dead).toEqual(scheduled.map(() => JSON.stringify(scheduledEvent)));
    });
  });
}
