import type { Fen } from "#shared/domain/base/money.ts";

/** A number of loans and the money disbursed with them. */
export type Lent = { loanCount: number; disbursedFen: Fen };

/** The same with the households they went to: different borrowers, told by their identity's hash. */
export type LentToHouseholds = Lent & { households: number };
