import { cloudDeps } from "#shared/config/cloud.ts";
import { queue } from "#shared/config/cloud-parts/queue.ts";
import { mapImportEndpoint } from "#shared/http/endpoints/map-import.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(mapImportEndpoint, cloudDeps(queue));
