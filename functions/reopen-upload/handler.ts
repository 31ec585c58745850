import { cloudDeps } from "#shared/config/cloud.ts";
import { uploadDesk } from "#shared/config/cloud-parts/upload-desk.ts";
import { reopenUploadEndpoint } from "#shared/http/endpoints/reopen-upload.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(reopenUploadEndpoint, cloudDeps(uploadDesk));
