import type { Progress } from "./cockpit-data.ts";

/** Tells whether nothing has been lent by today: there is nothing to report yet, and no plan to be behind. */
export function isUntouched({ loanCount }: Pick<Progress, "loanCount">, asOf: string): boolean {
  return loanCount === 0 && asOf === "";
}
