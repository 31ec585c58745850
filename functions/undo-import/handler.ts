import { cloudDeps } from "#shared/config/cloud.ts";
import { undoImportEndpoint } from "#shared/http/endpoints/undo-import.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(undoImportEndpoint, cloudDeps());
