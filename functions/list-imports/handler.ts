import { cloudDeps } from "#shared/config/cloud.ts";
import { listImportsEndpoint } from "#shared/http/endpoints/list-imports.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listImportsEndpoint, cloudDeps());
