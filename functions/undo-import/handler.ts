import { cloudDeps } from "#shared/config/cloud.ts";
import { queue } from "#shared/config/cloud-parts/queue.ts";
import { undoImportEndpoint } from "#shared/http/endpoints/undo-import.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(undoImportEndpoint, cloudDeps(queue));
