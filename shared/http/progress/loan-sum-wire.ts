import type { sumLoans } from "#shared/app/progress/sum-loans.ts";
import type { RouteOutput } from "#shared/contract/routes.ts";
import { fenToWire } from "#shared/http/base/fen-wire.ts";

/** The sums of loans as the wire shows them. */
export function loanSumToWire({
  disbursedFen,
  outstandingFen,
  creditLineFen,
  ...sum
}: Awaited<ReturnType<typeof sumLoans>>): RouteOutput<"sum-loans"> {
  return {
    ...sum,
    disbursedFen: fenToWire(disbursedFen),
    outstandingFen: fenToWire(outstandingFen),
    creditLineFen: fenToWire(creditLineFen),
  };
}
