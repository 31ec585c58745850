import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { receipts } from "#shared/config/cloud-parts/receipts.ts";
import { readFailedRowsEndpoint } from "#shared/http/endpoints/read-failed-rows.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readFailedRowsEndpoint, cloudDeps(files, receipts));
