import { cloudDeps } from "#shared/config/cloud.ts";
import { readImportEndpoint } from "#shared/http/endpoints/read-import.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readImportEndpoint, cloudDeps());
