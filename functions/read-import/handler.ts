import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readImportEndpoint } from "#shared/http/imports/read-import.ts";

export const handler = lambda(readImportEndpoint, cloudDeps());
