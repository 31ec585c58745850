import { describe, expect, it } from "vitest";
import { s3CreatedMessage, s3RemovedMessage, scheduledEvent } from "#test/support/aws/cloud-events.ts";
import { bookOf } from "#test/support/books.ts";
import type { CloudOffice } from "#test/support/cloud-office.ts";

const scheduled = ["publish-due-reports", "mail-due-reports", "watch-ledger"] as const;
const june = bookOf("2016-06-贷款明细.xlsx");

/** Messages that nobody here sent for. */
export function describeOddEvents(office: () => CloudOffice): void {
  describe("odd events", () => {
    it("are parked with an alarm when nobody here sent for them, and hold no neighbour up", async () => {
      const { cloud, upload, readImport } = office();
      const foreign = [
        "hello",
        s3CreatedMessage("uploads", "nobody", 1),
        s3CreatedMessage("uploads", "假期 照片+1.jpg", 1),
        s3RemovedMessage("uploads", "nobody"),
        '{"kind":"check","importId":"nobody"}',
        '{"kind":"commit","importId":"nobody"}',
      ];
      for (const body of foreign) cloud.send("checks", body);
      const importId = await upload(june);

      const first = await cloud.deliver("checks");

      expect(first.filter(({ givenBack }) => givenBack).map(({ body }) => body)).toEqual(foreign);
      expect(await readImport(importId)).toMatchObject({ state: "checked" });
      for (let tries = 1; tries < cloud.receivesMax("checks"); tries++) {
        expect(cloud.deadLetters("checks")).toEqual([]);
        await cloud.endHiding("checks");
        expect(await cloud.deliver("checks")).toHaveLength(foreign.length);
      }
      await cloud.endHiding("checks");
      expect(await cloud.deliver("checks")).toEqual([]);
      expect(cloud.deadLetters("checks").toSorted()).toEqual(foreign.toSorted());
      expect(cloud.deadLetterAlarm("checks")).toMatchObject({
        MetricName: "ApproximateNumberOfMessagesVisible",
        ComparisonOperator: "GreaterThanThreshold",
        Threshold: 0,
        AlarmActions: { length: 1 },
      });
    });

    it("are done with when they are the test that S3 sends once", async () => {
      const { cloud } = office();
      const body = JSON.stringify({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: "uploads" });
      cloud.send("checks", body);

      expect(await cloud.deliver("checks")).toEqual([{ body, givenBack: false }]);
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
