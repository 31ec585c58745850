import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { sumLoansEndpoint } from "#shared/http/progress/sum-loans.ts";

export const handler = lambda(sumLoansEndpoint, cloudDeps());
