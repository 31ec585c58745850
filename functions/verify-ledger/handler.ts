import { cloudDeps } from "#shared/config/cloud.ts";
import { verifyLedgerEndpoint } from "#shared/http/audit/verify-ledger.ts";
import { lambda } from "#shared/http/base/lambda.ts";

export const handler = lambda(verifyLedgerEndpoint, cloudDeps());
