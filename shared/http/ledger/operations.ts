import { loanRoutes } from "#shared/contract/ledger/loan-routes.ts";
import { operation, operations } from "#shared/http/base/operation.ts";
import { historyEntryToWire } from "./journal-wire.ts";
import { loanToWire } from "./loan-wire.ts";

/** The loans that a caller may see. */
export const read = operations([loanRoutes], {
  "list-loans": operation({
    rights: ["table:batch"],
    use: () => import("#shared/app/ledger/list-loans.ts"),
    run: ({ listLoans }, deps, caller, { query }) => listLoans(deps, caller, query),
    answer: ({ items, cursor }, caller) => ({
      items: items.map((loan) => loanToWire(loan, caller)),
      cursor,
    }),
  }),
  "read-loan": operation({
    rights: ["table:batch"],
    use: () => import("#shared/app/ledger/read-loan.ts"),
    run: ({ readLoan }, deps, caller, { query }) => readLoan(deps, caller, query),
    answer: (found, caller) => ({
      ...loanToWire(found, caller),
      history: found.history.map((entry) => historyEntryToWire(entry, caller)),
      asOf: found.asOf,
    }),
  }),
});
