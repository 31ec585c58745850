import { describe, expect, test } from "vitest";
import type { FieldChange } from "#shared/domain/ledger/field-text.ts";
import type { EntryKind } from "#shared/domain/ledger/journal.ts";
import { loanSteps } from "#shared/domain/ledger/loan-steps.ts";

const loan = { disbursedOn: "2016-06-05", dueOn: "2017-06-04", outstandingFen: 100n };
let version = 0;
const entry = (kind: EntryKind, effectiveOn: string, ...changes: FieldChange[]) => ({
  kind,
  effectiveOn,
  changes,
  version: ++version,
});
const status = (before: string | null, after: string): FieldChange => ({ field: "status", before, after });
const balance = (before: string | null, after: string): FieldChange => ({
  field: "outstandingFen",
  before,
  after,
});

describe("the course of a loan", () => {
  test("goes from the disbursement over its changes to the due day, by days", () => {
    version = 0;
    const opened = entry("opened", "2016-06-05");
    const repaid = entry("changed", "2016-08-31", balance("500", "100"));
    const late = entry("changed", "2017-06-30", status("normal", "overdue"));

    const steps = loanSteps(loan, [opened, repaid, late], "2017-07-04");

    expect(steps).toEqual([
      { kind: "disbursed", on: "2016-06-05", entry: opened },
      { kind: "entry", on: "2016-08-31", entry: repaid, title: "还款" },
      { kind: "due", on: "2017-06-04", daysLeft: -30, isOwed: true },
      { kind: "entry", on: "2017-06-30", entry: late, title: "逾期" },
    ]);
  });

  test("shows a due day ahead, and none that no book has told", () => {
    expect(loanSteps(loan, [], "2017-06-04").at(-1)).toMatchObject({ daysLeft: 0, isOwed: true });
    expect(loanSteps({ ...loan, outstandingFen: 0n }, [], "2017-06-03").at(-1)).toMatchObject({
      daysLeft: 1,
      isOwed: false,
    });
    expect(loanSteps({ ...loan, dueOn: undefined }, [], "2017-06-03")).toHaveLength(1);
  });

  test.each<[string, EntryKind, FieldChange[]]>([
    ["结清", "changed", [balance("100", "0"), status("overdue", "settled")]],
    [
      "展期",
      "changed",
      [{ field: "dueOn", before: "2017-06-04", after: "2018-06-04" }, status(null, "extended")],
    ],
    ["恢复正常", "changed", [status("overdue", "normal"), balance("500", "100")]],
    ["还款", "changed", [status(null, "normal"), balance("500", "100")]],
    ["余额增加", "changed", [balance("100", "500")]],
    ["信息更新", "changed", [balance(null, "500")]],
    ["到期日期变更", "changed", [{ field: "dueOn", before: "2017-06-04", after: "2018-06-04" }]],
    ["更正放款金额", "changed", [{ field: "amountFen", before: "100", after: "500" }, balance("100", "500")]],
    ["五级分类调整", "changed", [{ field: "classification", before: "normal", after: "special-mention" }]],
    ["信息更新", "changed", [{ field: "dataOn", before: null, after: "2018-06-04" }]],
    ["撤销入账", "undone", [status("normal", "settled")]],
    ["撤销后重新入账", "opened", [status(null, "settled")]],
  ])("calls a step %s by what it changes", (title, kind, changes) => {
    version = 1;
    const steps = loanSteps(loan, [entry(kind, "2016-07-01", ...changes)], "2016-07-01");

    expect(steps[1]).toMatchObject({ kind: "entry", title });
  });
});
