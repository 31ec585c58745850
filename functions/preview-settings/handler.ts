import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { previewSettingsEndpoint } from "#shared/http/progress/preview-settings.ts";

export const handler = lambda(previewSettingsEndpoint, cloudDeps());
