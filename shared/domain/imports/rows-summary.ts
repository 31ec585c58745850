import type { LoanField } from "#shared/domain/ledger/loan.ts";
import type { RowReason } from "./reading/row-reason.ts";
import type { RowAnswer, RowOutcome } from "./row-answer.ts";

/** How many kinds of reasons a summary names; rows of more kinds are only counted. */
const reasonsMax = 200;

/** How many rows have a reason of a code in a column; `firstCell` is where it is met first. */
export type ReasonSummary = Omit<RowReason, "cell" | "value"> & { rows: number; firstCell: string };

/** How many rows of an import there are by sheet, by changed field and by reason, the most frequent first. */
export type RowsSummary = {
  sheets: readonly ({ sheet: string } & Record<RowOutcome, number>)[];
  fields: readonly { field: LoanField; rows: number }[];
  reasons: readonly ReasonSummary[];
  reasonsLeftOut: number;
};

/** Counts answers in the order of the file; a row counts once for each of its fields and reasons. */
export function summariseRows(answers: readonly RowAnswer[]): RowsSummary {
  const sheets = new Map<string, { sheet: string } & Record<RowOutcome, number>>();
  const fields = new Map<LoanField, number>();
  const reasons = new Map<string, ReasonSummary>();
  for (const answer of answers) {
    const sheet = sheets.get(answer.sheet) ?? emptySheet(answer.sheet);
    sheet[answer.outcome] += 1;
    sheets.set(answer.sheet, sheet);
    for (const { field } of answer.changes ?? []) fields.set(field, (fields.get(field) ?? 0) + 1);
    for (const [key, reason] of reasonsOf(answer)) {
      const { cell, value: _, ...kind } = reason;
      const firstCell = cell === "" ? `第 ${answer.row} 行` : cell;
      const known = reasons.get(key) ?? { ...kind, rows: 0, firstCell };
      reasons.set(key, { ...known, rows: known.rows + 1 });
    }
  }
  const byRows = [...reasons.values()].sort((a, b) => b.rows - a.rows);
  return {
    sheets: [...sheets.values()],
    fields: [...fields].map(([field, rows]) => ({ field, rows })).sort((a, b) => b.rows - a.rows),
    reasons: byRows.slice(0, reasonsMax),
    reasonsLeftOut: Math.max(byRows.length - reasonsMax, 0),
  };
}

function emptySheet(sheet: string): { sheet: string } & Record<RowOutcome, number> {
  return { sheet, new: 0, changed: 0, unchanged: 0, refused: 0, skipped: 0 };
}

/** The reasons of a refused row, each code and column once. */
function reasonsOf({ outcome, reasons }: RowAnswer): Map<string, RowReason> {
  const kinds = new Map<string, RowReason>();
  if (outcome !== "refused") return kinds;
  for (const reason of reasons) {
    const key = JSON.stringify([reason.code, reason.column]);
    if (!kinds.has(key)) kinds.set(key, reason);
  }
  return kinds;
}
