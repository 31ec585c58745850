import { sumLoans } from "#shared/app/progress/sum-loans.ts";
import { figureRoutes } from "#shared/contract/progress/figure-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { fenToWire } from "#shared/http/base/fen-wire.ts";

/** Sums the loans that the list with the same filter shows. */
export const sumLoansEndpoint = defineEndpoint(figureRoutes["sum-loans"], async (deps, caller, { query }) => {
  const { disbursedFen, outstandingFen, creditLineFen, ...sum } = await sumLoans(deps, caller, query);
  return {
    ...sum,
    disbursedFen: fenToWire(disbursedFen),
    outstandingFen: fenToWire(outstandingFen),
    creditLineFen: fenToWire(creditLineFen),
  };
});
