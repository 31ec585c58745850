import { cloudDeps } from "#shared/config/cloud.ts";
import { queue } from "#shared/config/cloud-parts/queue.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { mapImportEndpoint } from "#shared/http/imports/map-import.ts";

export const handler = lambda(mapImportEndpoint, cloudDeps(queue));
