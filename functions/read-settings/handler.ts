import { cloudDeps } from "#shared/config/cloud.ts";
import { readSettingsEndpoint } from "#shared/http/endpoints/read-settings.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readSettingsEndpoint, cloudDeps());
