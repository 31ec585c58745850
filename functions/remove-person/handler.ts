import { cloudDeps } from "#shared/config/cloud.ts";
import { removePersonEndpoint } from "#shared/http/endpoints/remove-person.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(removePersonEndpoint, cloudDeps());
