import { type Month, monthOf } from "#shared/domain/base/month.ts";
import { textOrder } from "#shared/domain/base/text-order.ts";
import type { JournalEntry } from "#shared/domain/ledger/journal.ts";

/** How an import changed a month that was reported: by loans it brought late, by other facts, or by its undoing. */
export const causeKinds = ["opened", "changed", "undone"] as const;
export type CauseKind = (typeof causeKinds)[number];

/** An import that changed a reported month's number of loans or its money, and by how many entries of the journal. */
export type CorrectionCause = { fileName: string; sha256: string; kind: CauseKind; loanCount: number };

const causeVerbs: Record<CauseKind, string> = { opened: "补录", changed: "更正", undone: "撤销" };

/** A cause as one says it: 《…》补录4笔. */
export function causeText({ fileName, kind, loanCount }: Omit<CorrectionCause, "sha256">): string {
  return `《${fileName}》${causeVerbs[kind]}${loanCount}笔`;
}

/** The same before the import's file is looked up. */
export type EntryCause = { importId: string; kind: CauseKind; loanCount: number };

/** How many causes a corrected month names; the weightiest come first. */
export const correctionCausesMax = 5;

/** What is collected of entries since an earlier report, by month and then by import and kind. */
export type CauseTally = Map<Month, Map<string, EntryCause>>;

/**
 * Adds an entry to a tally if it changed what months have disbursed; `disbursedOn` is the loan's day where the entry
 * has none.
 */
export function tallyCause(
  tally: CauseTally,
  importId: string,
  entry: Pick<JournalEntry, "kind" | "changes">,
  disbursedOn: string | undefined,
): void {
  if (entry.kind === "attributed") return;
  const days = entry.changes.find(({ field }) => field === "disbursedOn");
  const amounts = entry.changes.some(({ field }) => field === "amountFen");
  if (days === undefined && !amounts) return;
  const months = days === undefined ? [disbursedOn] : [days.before, days.after];
  for (const month of new Set(months.flatMap((day) => (day ? [monthOf(day)] : [])))) {
    const causes = tally.get(month) ?? new Map<string, EntryCause>();
    const key = `${importId} ${entry.kind}`;
    const cause = causes.get(key) ?? { importId, kind: entry.kind, loanCount: 0 };
    causes.set(key, { ...cause, loanCount: cause.loanCount + 1 });
    tally.set(month, causes);
  }
}

/** The causes of a month's correction, those of most entries first, at most `correctionCausesMax`. */
export function causesOf(tally: CauseTally, month: Month): EntryCause[] {
  return [...(tally.get(month)?.values() ?? [])]
    .sort((a, b) => b.loanCount - a.loanCount || textOrder(a.importId, b.importId))
    .slice(0, correctionCausesMax);
}
