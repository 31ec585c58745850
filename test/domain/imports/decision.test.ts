import { expect, test } from "vitest";
import {
  type Decision,
  holds,
  type Settling,
  settledAnew,
  withdrawn,
} from "#shared/domain/imports/decision.ts";

const settling = (importId: string, meaning: string): Settling => ({
  matter: { kind: "value", field: "countyName", value: "经开区", meaning },
  decidedBy: "liaison",
  decidedAt: "2016-06-01T00:00:00.000Z",
  importId,
});
const at = "2016-07-01T00:00:00.000Z";

test("a withdrawn decision holds no more, and is kept behind the next", () => {
  const decision: Decision = { ...settling("one", "341102"), bankId: "b", key: "k", earlier: [] };

  const gone = withdrawn(decision, at, () => true);

  expect([holds(decision), holds(gone)]).toEqual([true, false]);
  expect(gone).toEqual({ ...decision, withdrawnAt: at });
  expect(settledAnew(settling("two", "341103"), "b", "k", gone)).toEqual({
    ...settling("two", "341103"),
    bankId: "b",
    key: "k",
    earlier: [{ ...settling("one", "341102"), withdrawnAt: at }],
  });
});

test("what was decided before holds again, but for what was decided at an import that is undone or is withdrawn itself", () => {
  const earlier = [
    settling("undone", "341103"),
    { ...settling("kept", "341181"), withdrawnAt: "2016-06-15T00:00:00.000Z" },
    settling("kept", "341102"),
  ];
  const decision: Decision = { ...settling("one", "341124"), bankId: "b", key: "k", earlier };

  const restored = withdrawn(decision, at, (importId) => importId !== "undone");

  expect(restored).toEqual({
    ...settling("kept", "341102"),
    bankId: "b",
    key: "k",
    earlier: [{ ...settling("one", "341124"), withdrawnAt: at }, ...earlier],
  });
});
