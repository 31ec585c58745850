import { cloudDeps } from "#shared/config/cloud.ts";
import { readReceiptEndpoint } from "#shared/http/endpoints/read-receipt.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readReceiptEndpoint, cloudDeps());
