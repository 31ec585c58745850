import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { importArchive } from "#shared/config/cloud-parts/import-archive.ts";
import { receipts } from "#shared/config/cloud-parts/receipts.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readFailedRowsEndpoint } from "#shared/http/imports/read-failed-rows.ts";

export const handler = lambda(readFailedRowsEndpoint, cloudDeps(files, importArchive, receipts));
