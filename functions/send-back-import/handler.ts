import { cloudDeps } from "#shared/config/cloud.ts";
import { sendBackImportEndpoint } from "#shared/http/endpoints/send-back-import.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(sendBackImportEndpoint, cloudDeps());
