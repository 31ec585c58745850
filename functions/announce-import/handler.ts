import { cloudDeps } from "#shared/config/cloud.ts";
import { uploadDesk } from "#shared/config/cloud-parts/upload-desk.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { announceImportEndpoint } from "#shared/http/imports/announce-import.ts";

export const handler = lambda(announceImportEndpoint, cloudDeps(uploadDesk));
