import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { changePersonEndpoint } from "#shared/http/people/change-person.ts";

export const handler = lambda(changePersonEndpoint, cloudDeps());
