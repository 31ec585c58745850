import { cloudDeps } from "#shared/config/cloud.ts";
import { commitImportEndpoint } from "#shared/http/endpoints/commit-import.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(commitImportEndpoint, cloudDeps());
