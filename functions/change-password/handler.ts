import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { changePasswordEndpoint } from "#shared/http/people/change-password.ts";

export const handler = lambda(changePasswordEndpoint, cloudDeps());
