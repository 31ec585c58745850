import { verifyLedger } from "#shared/app/audit/verify-ledger.ts";
import { auditRoutes } from "#shared/contract/audit/audit-routes.ts";
import { defineEndpoint } from "#shared/http/base/define-endpoint.ts";

/** Recomputes the ledger from its journal and tells every difference. */
export const verifyLedgerEndpoint = defineEndpoint(auditRoutes["verify-ledger"], async (deps) =>
  verifyLedger(deps),
);
