import { readLoan } from "#shared/app/ledger/read-loan.ts";
import { loanRoutes } from "#shared/contract/ledger/loan-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";
import { historyEntryToWire } from "./journal-wire.ts";
import { loanToWire } from "./loan-wire.ts";

/** Shows one loan and all that became of it. */
export const readLoanEndpoint = defineEndpoint(
  loanRoutes["read-loan"],
  async (deps, caller, { params, query }) => {
    const found = await readLoan(deps, caller, { ...params, ...query });
    const history = found.history.map((entry) => historyEntryToWire(entry, caller));
    return { ...loanToWire(found, caller), history, asOf: found.asOf };
  },
);
