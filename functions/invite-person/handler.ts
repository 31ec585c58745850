import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { invitePersonEndpoint } from "#shared/http/people/invite-person.ts";

export const handler = lambda(invitePersonEndpoint, cloudDeps());
