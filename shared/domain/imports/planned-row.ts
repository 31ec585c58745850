import type { RowSaying } from "#shared/domain/ledger/plan-change.ts";

/** One row of an import's plan: where it stands in the file, and what it says of its loan. */
export type PlannedRow = RowSaying & { sheet: string; row: number; loanNo: string };
