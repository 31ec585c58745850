import { readLoan } from "#shared/app/read-loan.ts";
import { loanRoutes } from "#shared/contract/loan-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";
import { historyEntryToWire } from "../wire/journal.ts";
import { loanToWire } from "../wire/loan.ts";

/** Shows one loan and all that became of it. */
export const readLoanEndpoint = defineEndpoint(
  loanRoutes["read-loan"],
  async (deps, caller, { params, query }) => {
    const found = await readLoan(deps, caller, { ...params, ...query });
    const history = found.history.map((entry) => historyEntryToWire(entry, caller));
    return { ...loanToWire(found, caller), history, asOf: found.asOf };
  },
);
