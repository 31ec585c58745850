import { auditRoutes } from "#shared/contract/audit/audit-routes.ts";
import { deferredOperation } from "#shared/http/base/deferred-operation.ts";
import { asItIs, documentOperation, operation, operations } from "#shared/http/base/operation.ts";
import { blockToWire } from "#shared/http/ledger/journal-wire.ts";
import { exportList } from "./export-list.ts";

/** What is looked through as a whole: the journal, whether the ledger is what it says, and lists as workbooks. */
export const read = operations([auditRoutes], {
  "list-journal": operation({
    use: () => import("#shared/app/audit/list-named-journal.ts"),
    run: ({ listNamedJournal }, deps, caller, { query }) => listNamedJournal(deps, caller, query),
    answer: ({ items, ...rest }, caller) => ({
      items: items.map(({ block, byName }) => ({ ...blockToWire(block, caller), byName })),
      ...rest,
    }),
  }),
  "read-deferred": deferredOperation(),
  "verify-ledger": operation({
    parts: ["frozenReports"],
    rights: ["table:batch", "reports:read", "files:list"],
    use: () => import("#shared/app/audit/verify-ledger.ts"),
    run: ({ verifyLedger }, deps) => verifyLedger(deps),
    answer: asItIs,
  }),
  "export-list": documentOperation({
    parts: ["books"],
    rights: ["table:batch", "index:query"],
    use: () => import("#shared/app/audit/read-listed.ts"),
    run: (read, deps, caller, { body }) => exportList(read, deps, caller, body),
  }),
});
