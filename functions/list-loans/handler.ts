import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { listLoansEndpoint } from "#shared/http/ledger/list-loans.ts";

export const handler = lambda(listLoansEndpoint, cloudDeps());
