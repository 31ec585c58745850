import { cloudDeps } from "#shared/config/cloud.ts";
import { queue } from "#shared/config/cloud-parts/queue.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { undoImportEndpoint } from "#shared/http/imports/undo-import.ts";

export const handler = lambda(undoImportEndpoint, cloudDeps(queue));
