import { cloudDeps } from "#shared/config/cloud.ts";
import { cancelImportEndpoint } from "#shared/http/endpoints/cancel-import.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(cancelImportEndpoint, cloudDeps());
