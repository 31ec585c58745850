import { listLoans } from "#shared/app/ledger/list-loans.ts";
import { loanRoutes } from "#shared/contract/ledger/loan-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { loanToWire } from "./loan-wire.ts";

/** Lists the loans that the caller may see. */
export const listLoansEndpoint = defineEndpoint(loanRoutes["list-loans"], async (deps, caller, { query }) => {
  const { items, cursor } = await listLoans(deps, caller, query);
  return { items: items.map((loan) => loanToWire(loan, caller)), cursor };
});
