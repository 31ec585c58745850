import { cloudDeps } from "#shared/config/cloud.ts";
import { changeSettingsEndpoint } from "#shared/http/endpoints/change-settings.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(changeSettingsEndpoint, cloudDeps());
