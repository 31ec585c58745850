import { expect, test } from "vitest";
import { takenInAgain, wasListed } from "#shared/domain/people/association.ts";

const plain = { associationId: "a1", name: "花生协会", countyCode: "341102", aliases: [], confirmed: false };

test.each([
  ["taken in at no known time", {}, "2016-01-01", true],
  ["before it was taken in", { takenInAt: "2016-06-01" }, "2016-05-31", false],
  ["when it was taken in", { takenInAt: "2016-06-01" }, "2016-06-01", true],
  ["just before it was withdrawn", { withdrawnAt: "2016-07-01" }, "2016-06-30", true],
  ["when it was withdrawn", { withdrawnAt: "2016-07-01" }, "2016-07-01", false],
])("whether an association was on the list: %s", (_, times, at, listed) => {
  expect(wasListed(times, at)).toBe(listed);
});

test("one that comes back was on the list before and after, and not in between", () => {
  const gone = { ...plain, takenInAt: "2016-06-01", withdrawnAt: "2016-07-01" };
  const back = takenInAgain({ ...plain, takenInAt: "2016-09-01" }, gone);

  const days = ["2016-05-31", "2016-06-15", "2016-07-15", "2016-09-15"];
  expect(days.map((day) => wasListed(back, day))).toEqual([false, true, false, true]);
});
