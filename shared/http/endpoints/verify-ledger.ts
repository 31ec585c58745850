import { verifyLedger } from "#shared/app/verify-ledger.ts";
import { auditRoutes } from "#shared/contract/audit-routes.ts";
import { defineEndpoint } from "../define-endpoint.ts";

/** Recomputes the ledger from its journal and tells every difference. */
export const verifyLedgerEndpoint = defineEndpoint(auditRoutes["verify-ledger"], async (deps) =>
  verifyLedger(deps),
);
