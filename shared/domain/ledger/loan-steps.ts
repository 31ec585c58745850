import { type Day, daysInclusive } from "#shared/domain/base/day.ts";
import type { Fen } from "#shared/domain/base/money.ts";
import type { FieldChange } from "./field-text.ts";
import type { JournalEntry } from "./journal.ts";
import type { LoanField } from "./loan.ts";
import { loanStatuses, loanStatusNames } from "./loan-status.ts";

/** What of a journal entry a loan's course is made from. */
type StepEntry = Pick<JournalEntry, "kind" | "version" | "effectiveOn" | "changes">;

/** One step in the course of a loan; `daysLeft` is negative after the due day. */
export type LoanStep<Entry> =
  | { kind: "disbursed"; on: Day; entry: Entry | undefined }
  | { kind: "entry"; on: Day; entry: Entry; title: string }
  | { kind: "due"; on: Day; daysLeft: number; isOwed: boolean };

const placeOnDay = { disbursed: 0, entry: 1, due: 2 } as const;

/** The course of a loan from its disbursement over what became of it to its due day, by days; `today` measures the due day. */
export function loanSteps<Entry extends StepEntry>(
  loan: { disbursedOn: Day; dueOn?: Day | undefined; outstandingFen: Fen },
  history: readonly Entry[],
  today: Day,
): LoanStep<Entry>[] {
  const first = history.find(({ kind, version }) => kind === "opened" && version === 1);
  const steps: LoanStep<Entry>[] = [{ kind: "disbursed", on: loan.disbursedOn, entry: first }];
  for (const entry of history) {
    if (entry !== first) steps.push({ kind: "entry", on: entry.effectiveOn, entry, title: titleOf(entry) });
  }
  if (loan.dueOn !== undefined) {
    const daysLeft = daysInclusive(today, loan.dueOn) - 1;
    steps.push({ kind: "due", on: loan.dueOn, daysLeft, isOwed: loan.outstandingFen > 0n });
  }
  return steps.sort((a, b) =>
    a.on === b.on ? placeOnDay[a.kind] - placeOnDay[b.kind] : a.on < b.on ? -1 : 1,
  );
}

function titleOf({ kind, changes }: StepEntry): string {
  if (kind === "undone") return "撤销入账";
  if (kind === "opened") return "撤销后重新入账";
  if (kind === "attributed") return "归属农技协";
  return statusTitle(changes) ?? termsTitle(changes) ?? balanceTitle(changes) ?? otherTitle(changes);
}

function statusTitle(changes: readonly FieldChange[]): string | undefined {
  const change = changeOf(changes, "status");
  const status = loanStatuses.find((one) => one === change?.after);
  if (change === undefined || status === undefined) return undefined;
  if (status !== "normal") return loanStatusNames[status];
  return change.before === null ? undefined : "恢复正常";
}

function termsTitle(changes: readonly FieldChange[]): string | undefined {
  if (changeOf(changes, "amountFen") !== undefined) return "更正放款金额";
  return typeof changeOf(changes, "dueOn")?.before === "string" ? "到期日期变更" : undefined;
}

function otherTitle(changes: readonly FieldChange[]): string {
  return changeOf(changes, "classification") === undefined ? "信息更新" : "五级分类调整";
}

function balanceTitle(changes: readonly FieldChange[]): string | undefined {
  const balance = changeOf(changes, "outstandingFen");
  if (balance === undefined || balance.before === null || balance.after === null) return undefined;
  return BigInt(balance.after) < BigInt(balance.before) ? "还款" : "余额增加";
}

function changeOf(changes: readonly FieldChange[], field: LoanField): FieldChange | undefined {
  return changes.find((change) => change.field === field);
}
