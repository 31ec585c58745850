import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readLoanEndpoint } from "#shared/http/ledger/read-loan.ts";

export const handler = lambda(readLoanEndpoint, cloudDeps());
