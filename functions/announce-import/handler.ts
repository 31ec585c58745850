import { cloudDeps } from "#shared/config/cloud.ts";
import { announceImportEndpoint } from "#shared/http/endpoints/announce-import.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(announceImportEndpoint, cloudDeps());
