import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { changeSettingsEndpoint } from "#shared/http/programme/change-settings.ts";

export const handler = lambda(changeSettingsEndpoint, cloudDeps());
