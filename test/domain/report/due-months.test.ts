import { expect, test } from "vitest";
import { dueMonthsOf } from "#shared/domain/report/due-months.ts";

test("months that are over in Shanghai and have no report are missing; the present one's is due on the 1st", () => {
  const due = (now: string, published: string[] = []) =>
    dueMonthsOf("2016-06-30T16:00:00.000Z", now, published);

  expect(due("2016-07-31T15:59:59.999Z")).toEqual({
    missing: [],
    next: { month: "2016-07", dueOn: "2016-08-01" },
  });
  expect(due("2016-07-31T16:00:00.000Z")).toEqual({
    missing: ["2016-07"],
    next: { month: "2016-08", dueOn: "2016-09-01" },
  });
  expect(due("2016-12-02T00:00:00.000Z", ["2016-08", "2016-10"])).toEqual({
    missing: ["2016-07", "2016-09", "2016-11"],
    next: { month: "2016-12", dueOn: "2017-01-01" },
  });
});

test("an empty ledger owes nothing", () => {
  expect(dueMonthsOf(undefined, "2016-12-02T00:00:00.000Z", [])).toEqual({ missing: [], next: undefined });
});
