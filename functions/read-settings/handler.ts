import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readSettingsEndpoint } from "#shared/http/programme/read-settings.ts";

export const handler = lambda(readSettingsEndpoint, cloudDeps());
