import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { summariseImportRowsEndpoint } from "#shared/http/endpoints/summarise-import-rows.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(summariseImportRowsEndpoint, cloudDeps(files));
