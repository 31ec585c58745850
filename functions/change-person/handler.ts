import { cloudDeps } from "#shared/config/cloud.ts";
import { changePersonEndpoint } from "#shared/http/endpoints/change-person.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(changePersonEndpoint, cloudDeps());
