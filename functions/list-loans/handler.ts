import { cloudDeps } from "#shared/config/cloud.ts";
import { listLoansEndpoint } from "#shared/http/endpoints/list-loans.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listLoansEndpoint, cloudDeps());
