import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { listPeopleChangesEndpoint } from "#shared/http/people/list-people-changes.ts";

export const handler = lambda(listPeopleChangesEndpoint, cloudDeps());
