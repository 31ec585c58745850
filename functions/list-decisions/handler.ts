import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { listDecisionsEndpoint } from "#shared/http/imports/list-decisions.ts";

export const handler = lambda(listDecisionsEndpoint, cloudDeps());
