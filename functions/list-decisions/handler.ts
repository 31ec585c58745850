import { cloudDeps } from "#shared/config/cloud.ts";
import { listDecisionsEndpoint } from "#shared/http/endpoints/list-decisions.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listDecisionsEndpoint, cloudDeps());
