import { expect, test } from "vitest";
import { freshnessOf } from "#shared/domain/progress/freshness.ts";
import { awaitedOf } from "#shared/domain/reports/awaited-data.ts";

const bank = { bankId: "psbc", name: "邮储银行" };
const committed = { bankId: "psbc", state: "committed" as const };

test("a bank that committed nothing is stale, and nobody knows since when", () => {
  const announced = { bankId: "psbc", state: "checked" as const, dataOn: "2016-10-31" };
  expect(freshnessOf([bank], [announced], "2016-11-10")).toEqual([
    { ...bank, dataOn: null, lastCommittedAt: null, ageDays: null, stale: true },
  ]);
});

test("the latest day of a book counts, not that of the last one committed", () => {
  const imports = [
    { ...committed, dataOn: "2016-09-30", committedAt: "2016-11-08T00:00:00.000Z" },
    { ...committed, dataOn: "2016-10-31", committedAt: "2016-11-07T00:00:00.000Z" },
    {
      bankId: "psbc",
      state: "undone" as const,
      dataOn: "2016-11-30",
      committedAt: "2016-12-01T00:00:00.000Z",
    },
  ];
  expect(freshnessOf([bank], imports, "2016-11-10")).toEqual([
    {
      ...bank,
      dataOn: "2016-10-31",
      lastCommittedAt: "2016-11-08T00:00:00.000Z",
      ageDays: 10,
      stale: false,
    },
  ]);
});

test.each([
  ["carries on from data that reaches its month", "2016-08-20", ["2016-08-31"], "2016-08-31"],
  ["carries on from the last day of the month before", "2016-07-31", ["2016-08-31"], "2016-08-31"],
  ["says nothing of a month before it", "2016-06-30", ["2016-08-31"], "2016-06-30"],
  ["carries on from another, whichever came first", "2016-06-30", ["2016-08-31", "2016-07-31"], "2016-08-31"],
  ["takes nothing back", "2016-09-15", ["2016-08-31"], "2016-09-15"],
  ["counts of a bank without a dated book", undefined, ["2016-08-31"], "2016-08-31"],
])("a statement that there is nothing new %s", (_, book, statements, dataOn) => {
  const imports = [
    { ...committed, dataOn: book },
    ...statements.map((day) => ({ ...committed, dataOn: day, noNews: true as const })),
  ];
  expect(freshnessOf([bank], imports, "2016-10-01")).toMatchObject([{ dataOn }]);
});

test.each([
  ["2016-12-15", 45, false],
  ["2016-12-16", 46, true],
  ["2016-10-30", 0, false],
])("on %s data of 31 October is %s days old, stale: %s", (today, ageDays, stale) => {
  const [line] = freshnessOf([bank], [{ ...committed, dataOn: "2016-10-31" }], today);
  expect(line).toMatchObject({ ageDays, stale });
});

test("where no book says a day, the day in Shanghai of the last commit counts", () => {
  const imports = [{ ...committed, committedAt: "2016-10-31T16:00:00.000Z" }];
  expect(freshnessOf([bank], imports, "2016-11-10")).toMatchObject([{ dataOn: null, ageDays: 9 }]);
});

test("other banks follow by their ids", () => {
  const others = ["z", "a"].map((bankId) => ({ ...committed, bankId, dataOn: "2016-10-31" }));
  expect(freshnessOf([bank], others, "2016-11-10").map(({ bankId }) => bankId)).toEqual(["psbc", "a", "z"]);
});

test("a bank of the settings that brought nothing is stale, and has the settings' name", () => {
  const rural = { bankId: "a", name: "农村商业银行" };
  const told = [{ ...committed, bankId: "a", dataOn: "2016-10-31" }];
  expect(freshnessOf([bank, rural], told, "2016-11-10")).toMatchObject([
    { name: "邮储银行", stale: true },
    { name: "农村商业银行", stale: false },
  ]);
});

test("where branches bring books the bank's data is as old as the oldest of theirs", () => {
  const branches = ["east", "west"].map((branchId) => ({ branchId, name: branchId, aliases: [] }));
  const of = (dataOn: string, ...branchIds: string[]) => ({
    ...committed,
    dataOn,
    ...(branchIds.length === 0 ? {} : { branchIds }),
  });
  const [whole] = freshnessOf([{ ...bank, branches }], [of("2016-09-30")], "2016-11-10");
  const [one] = freshnessOf([{ ...bank, branches }], [of("2016-10-31", "east")], "2016-11-10");
  const [both] = freshnessOf(
    [{ ...bank, branches }],
    [of("2016-09-30"), of("2016-10-31", "east")],
    "2016-11-10",
  );

  expect(whole).toEqual({
    ...bank,
    ...{ dataOn: "2016-09-30", lastCommittedAt: null, ageDays: 41, stale: false },
  });
  expect(one).toMatchObject({
    ...{ dataOn: null, stale: true },
    branches: [
      { branchId: "east", dataOn: "2016-10-31", stale: false },
      { branchId: "west", dataOn: null, stale: true },
    ],
  });
  expect(both).toMatchObject({
    dataOn: "2016-09-30",
    branches: [{ dataOn: "2016-10-31" }, { dataOn: "2016-09-30" }],
  });
  expect(awaitedOf(both === undefined ? [] : [both], "2016-10-31")).toEqual([
    { bankId: "psbc.west", name: "邮储银行west", dataOn: "2016-09-30" },
  ]);
});
