import { cloudDeps } from "#shared/config/cloud.ts";
import { previewSettingsEndpoint } from "#shared/http/endpoints/preview-settings.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(previewSettingsEndpoint, cloudDeps());
