import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { cancelImportEndpoint } from "#shared/http/imports/cancel-import.ts";

export const handler = lambda(cancelImportEndpoint, cloudDeps());
