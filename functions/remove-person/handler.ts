import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { removePersonEndpoint } from "#shared/http/people/remove-person.ts";

export const handler = lambda(removePersonEndpoint, cloudDeps());
