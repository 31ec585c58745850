import { addDays, type Day, daysInclusive } from "#shared/domain/base/day.ts";
import { monthNumber, monthOf } from "#shared/domain/base/month.ts";
import type { Classification } from "#shared/domain/ledger/classification.ts";
import type { LoanStatus } from "#shared/domain/ledger/loan-status.ts";
import type { DemoLoan } from "./demo-loans.ts";

/** How a loan stands on a day, as the bank's book would say it. */
export type DemoLoanState = {
  outstandingYuan: number;
  status: LoanStatus;
  classification: Classification;
  dueOn: Day;
};

/** After how many days overdue a loan is in which class, and written off. */
const classAfterDays: readonly (readonly [days: number, grade: Classification])[] = [
  [240, "loss"],
  [150, "doubtful"],
  [60, "substandard"],
  [0, "special-mention"],
];
const writtenOffAfterDays = 300;

/** How a loan stands at the end of a day. */
export function stateOn(loan: DemoLoan, day: Day): DemoLoanState {
  const { fate } = loan;
  const extended = fate.kind === "extended" && day >= addDays(loan.dueOn, -10);
  const dueOn = extended && fate.closesOn !== undefined ? fate.closesOn : loan.dueOn;
  if (fate.closesOn !== undefined && fate.closesOn <= day) {
    return { outstandingYuan: 0, status: "settled", classification: "normal", dueOn };
  }
  const outstandingYuan = owedOn(loan, day);
  if (day <= dueOn) {
    const status = extended ? "extended" : "normal";
    return { outstandingYuan, status, classification: extended ? "special-mention" : "normal", dueOn };
  }
  const overdueDays = daysInclusive(dueOn, day) - 1;
  if (overdueDays > writtenOffAfterDays) {
    return { outstandingYuan: 0, status: "written-off", classification: "loss", dueOn };
  }
  const [, classification] = classAfterDays.find(([days]) => overdueDays > days) ?? [0, "normal" as const];
  return { outstandingYuan, status: "overdue", classification, dueOn };
}

function owedOn({ amountYuan, disbursedOn, dueOn, instalmentMonths }: DemoLoan, day: Day): number {
  if (instalmentMonths === undefined) return amountYuan;
  const monthsTotal = monthNumber(monthOf(dueOn)) - monthNumber(monthOf(disbursedOn));
  const parts = Math.max(Math.floor(monthsTotal / instalmentMonths), 1);
  const passed = Math.floor(
    Math.max(monthNumber(monthOf(day)) - monthNumber(monthOf(disbursedOn)), 0) / instalmentMonths,
  );
  const paid = Math.min(passed, parts - 1) * Math.floor(amountYuan / parts / 100) * 100;
  return amountYuan - paid;
}
