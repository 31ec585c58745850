import { cloudDeps } from "#shared/config/cloud.ts";
import { queue } from "#shared/config/cloud-parts/queue.ts";
import { commitImportEndpoint } from "#shared/http/endpoints/commit-import.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(commitImportEndpoint, cloudDeps(queue));
