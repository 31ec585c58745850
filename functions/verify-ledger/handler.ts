import { cloudDeps } from "#shared/config/cloud.ts";
import { verifyLedgerEndpoint } from "#shared/http/endpoints/verify-ledger.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(verifyLedgerEndpoint, cloudDeps());
