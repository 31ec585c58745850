import { expect, test } from "vitest";
import type { LoanFacts, StatedFacts } from "#shared/domain/ledger/loan.ts";
import { type PlannedChange, planChange as planRow } from "#shared/domain/ledger/plan-change.ts";

const base: LoanFacts = {
  borrowerName: "王小明",
  borrowerIdHash: "h",
  borrowerIdTail: "002X",
  borrowerType: "member",
  associationId: "a1",
  countyCode: "341102",
  amountFen: 5_000_000n,
  disbursedOn: "2016-06-05",
};

function planChange(before: LoanFacts | undefined, told: StatedFacts): PlannedChange {
  const planned = planRow(before, { told });
  if (planned.outcome === "lacking") throw new Error("a row that says enough was found lacking");
  return planned;
}

test("a first appearance is new, with every field it tells", () => {
  const planned = planChange(undefined, base);
  expect(planned.outcome).toBe("new");
  expect(planned.changes).toHaveLength(8);
});

test("the same content changes nothing, and neither does a later data date alone", () => {
  expect(planChange(base, { ...base }).outcome).toBe("unchanged");
  expect(planChange({ ...base, dataOn: "2016-06-30" }, { ...base, dataOn: "2016-07-31" }).outcome).toBe(
    "unchanged",
  );
});

test("a field that a book does not tell stays as it was", () => {
  const before = { ...base, outstandingFen: 4_000_000n, product: "农户保证贷款" };
  const planned = planChange(before, { ...base, product: "农户联保贷款" });
  expect(planned.after.outstandingFen).toBe(4_000_000n);
  expect(planned.changes).toEqual([{ field: "product", before: "农户保证贷款", after: "农户联保贷款" }]);
});

test("an older book fills in what is unknown and does not take back what is known", () => {
  const july = { ...base, dataOn: "2016-07-31", outstandingFen: 1_000_000n };
  const june = { ...base, dataOn: "2016-06-30", outstandingFen: 5_000_000n };
  expect(planChange(july, june)).toMatchObject({ outcome: "unchanged", outdated: true });
  const filled = planChange(july, { ...june, product: "合作社贷款" });
  expect(filled.after).toMatchObject({
    outstandingFen: 1_000_000n,
    dataOn: "2016-07-31",
    product: "合作社贷款",
  });
});

test("books in either order end in the state of the later one", () => {
  const june = { ...base, dataOn: "2016-06-30", outstandingFen: 5_000_000n, product: "合作社贷款" };
  const july = { ...base, dataOn: "2016-07-31", outstandingFen: 1_000_000n };
  const inOrder = planChange(planChange(undefined, june).after, july).after;
  const reversed = planChange(planChange(undefined, july).after, june).after;
  expect(reversed).toEqual(inOrder);
});

test.each(["settled", "written-off"] as const)(
  "a loan reported %s without a balance owes nothing, in either order of the books",
  (status) => {
    const june = { ...base, dataOn: "2016-06-30", outstandingFen: 4_000_000n };
    const july = { ...base, dataOn: "2016-07-31", status };
    const inOrder = planChange(planChange(undefined, june).after, july).after;
    const reversed = planChange(planChange(undefined, july).after, june).after;
    expect(inOrder.outstandingFen).toBe(0n);
    expect(reversed).toEqual(inOrder);
    expect(planChange(inOrder, july).outcome).toBe("unchanged");
  },
);

test("of a known loan a row need not tell everything; what is presumed does not overrule the ledger", () => {
  const row = { told: { outstandingFen: 1_000_000n }, presumed: { borrowerType: "enterprise" as const } };
  expect(planRow(base, row)).toMatchObject({
    outcome: "changed",
    after: { ...base, outstandingFen: 1_000_000n },
    changes: [{ field: "outstandingFen", before: null, after: "1000000" }],
  });
});

test("of a loan that nobody knows a row tells amount and day, or it is lacking; the rest may be presumed", () => {
  const { borrowerType, ...rest } = base;
  const { amountFen: _, ...withoutAmount } = base;
  expect(planRow(undefined, { told: withoutAmount })).toEqual({ outcome: "lacking" });
  expect(planRow(undefined, { told: rest })).toMatchObject({ outcome: "new", after: rest });
  expect(planRow(undefined, { told: rest, presumed: { borrowerType } })).toMatchObject({
    outcome: "new",
    after: base,
  });
  const stated = planRow(undefined, { told: base, presumed: { borrowerType: "enterprise" } });
  expect(stated).toMatchObject({ after: { borrowerType } });
});

test.each([
  ["王*", "unchanged"],
  ["王**", "unchanged"],
  ["*小明", "unchanged"],
  ["王*明", "unchanged"],
  ["李*", "changed"],
  ["王*红", "changed"],
  ["王小明*", "changed"],
])("a name masked as %s is %s where the ledger knows 王小明", (borrowerName, outcome) => {
  expect(planChange(base, { ...base, borrowerName }).outcome).toBe(outcome);
});

test("a whole name takes the place of a masked one", () => {
  const planned = planChange({ ...base, borrowerName: "王*" }, base);
  expect(planned.changes).toEqual([{ field: "borrowerName", before: "王*", after: "王小明" }]);
});
