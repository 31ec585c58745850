import { cloudDeps } from "#shared/config/cloud.ts";
import { invitePersonEndpoint } from "#shared/http/endpoints/invite-person.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(invitePersonEndpoint, cloudDeps());
