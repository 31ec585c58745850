import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { listImportRowsEndpoint } from "#shared/http/imports/list-import-rows.ts";

export const handler = lambda(listImportRowsEndpoint, cloudDeps(files));
