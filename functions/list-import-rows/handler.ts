import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { listImportRowsEndpoint } from "#shared/http/endpoints/list-import-rows.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listImportRowsEndpoint, cloudDeps(files));
