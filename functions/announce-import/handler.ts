import { cloudDeps } from "#shared/config/cloud.ts";
import { uploadDesk } from "#shared/config/cloud-parts/upload-desk.ts";
import { announceImportEndpoint } from "#shared/http/endpoints/announce-import.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(announceImportEndpoint, cloudDeps(uploadDesk));
