import { cloudDeps } from "#shared/config/cloud.ts";
import { sumLoansEndpoint } from "#shared/http/endpoints/sum-loans.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(sumLoansEndpoint, cloudDeps());
