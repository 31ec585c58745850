import { cloudDeps } from "#shared/config/cloud.ts";
import { importArchive } from "#shared/config/cloud-parts/import-archive.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { summariseImportRowsEndpoint } from "#shared/http/imports/summarise-import-rows.ts";

export const handler = lambda(summariseImportRowsEndpoint, cloudDeps(importArchive));
