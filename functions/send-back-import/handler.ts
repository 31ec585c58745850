import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { sendBackImportEndpoint } from "#shared/http/imports/send-back-import.ts";

export const handler = lambda(sendBackImportEndpoint, cloudDeps());
