import { cloudDeps } from "#shared/config/cloud.ts";
import { listCorrectionsEndpoint } from "#shared/http/endpoints/list-corrections.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listCorrectionsEndpoint, cloudDeps());
