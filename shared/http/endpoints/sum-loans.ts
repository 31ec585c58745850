import { sumLoans } from "#shared/app/sum-loans.ts";
import { figureRoutes } from "#shared/contract/figure-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { fenToWire } from "../wire/fen.ts";

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
