import { cloudDeps } from "#shared/config/cloud.ts";
import { changePasswordEndpoint } from "#shared/http/endpoints/change-password.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(changePasswordEndpoint, cloudDeps());
