import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { summariseImportRowsEndpoint } from "#shared/http/imports/summarise-import-rows.ts";

export const handler = lambda(summariseImportRowsEndpoint, cloudDeps(files));
