import { cloudDeps } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { importArchive } from "#shared/config/cloud-parts/import-archive.ts";
import { receipts } from "#shared/config/cloud-parts/receipts.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readReceiptEndpoint } from "#shared/http/imports/read-receipt.ts";

export const handler = lambda(readReceiptEndpoint, cloudDeps(files, importArchive, receipts));
