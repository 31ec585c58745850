import { cloudDeps } from "#shared/config/cloud.ts";
import { uploadDesk } from "#shared/config/cloud-parts/upload-desk.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { reopenUploadEndpoint } from "#shared/http/imports/reopen-upload.ts";

export const handler = lambda(reopenUploadEndpoint, cloudDeps(uploadDesk));
