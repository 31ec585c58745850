import { loanRoutes } from "#shared/contract/ledger/loan-routes.ts";
import { listOrderOf } from "#shared/domain/base/list-order.ts";
import { loanOrders } from "#shared/domain/ledger/loan-list.ts";
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
  "find-loans": operation({
    rights: ["table:batch"],
    use: () => import("#shared/app/ledger/find-loans.ts"),
    run: ({ findLoans }, deps, caller, { body: { sort, ...query } }) =>
      findLoans(deps, caller, { ...query, order: listOrderOf(loanOrders, sort) }),
    answer: ({ items, ...found }, caller) => ({
      items: items.map((loan) => loanToWire(loan, caller)),
      ...found,
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
