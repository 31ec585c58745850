import { cloudDeps } from "#shared/config/cloud.ts";
import { queue } from "#shared/config/cloud-parts/queue.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { commitImportEndpoint } from "#shared/http/imports/commit-import.ts";

export const handler = lambda(commitImportEndpoint, cloudDeps(queue));
