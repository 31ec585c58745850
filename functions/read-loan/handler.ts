import { cloudDeps } from "#shared/config/cloud.ts";
import { readLoanEndpoint } from "#shared/http/endpoints/read-loan.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readLoanEndpoint, cloudDeps());
