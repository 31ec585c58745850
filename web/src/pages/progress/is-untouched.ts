import type { Progress } from "./cockpit-data.ts";

/** Tells whether nothing was lent by today: there is nothing to be told of yet, and no plan that anybody is behind. */
export function isUntouched({ loanCount }: Pick<Progress, "loanCount">, asOf: string): boolean {
  return loanCount === 0 && asOf === "";
}
