import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { listCorrectionsEndpoint } from "#shared/http/corrections/list-corrections.ts";

export const handler = lambda(listCorrectionsEndpoint, cloudDeps());
