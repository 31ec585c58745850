import type { Fen } from "#shared/domain/base/money.ts";

/** A number of loans and the money disbursed with them. */
export type Lent = { loanCount: number; disbursedFen: Fen };

/** The same with the number of households: different borrowers, by their identity's hash. */
export type LentToHouseholds = Lent & { households: number };
