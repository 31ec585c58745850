import type { RowSaying } from "#shared/domain/ledger/plan-change.ts";

/** One row of an import's plan: its place in the file, and what it states of its loan. */
export type PlannedRow = RowSaying & { sheet: string; row: number; loanNo: string };
