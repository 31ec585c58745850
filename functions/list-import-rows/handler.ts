import { cloudDeps } from "#shared/config/cloud.ts";
import { importArchive } from "#shared/config/cloud-parts/import-archive.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { listImportRowsEndpoint } from "#shared/http/imports/list-import-rows.ts";

export const handler = lambda(listImportRowsEndpoint, cloudDeps(importArchive));
