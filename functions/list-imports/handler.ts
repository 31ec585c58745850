import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { listImportsEndpoint } from "#shared/http/imports/list-imports.ts";

export const handler = lambda(listImportsEndpoint, cloudDeps());
