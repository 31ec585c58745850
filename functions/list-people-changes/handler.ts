import { cloudDeps } from "#shared/config/cloud.ts";
import { listPeopleChangesEndpoint } from "#shared/http/endpoints/list-people-changes.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listPeopleChangesEndpoint, cloudDeps());
