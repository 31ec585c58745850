import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { listPeopleEndpoint } from "#shared/http/people/list-people.ts";

export const handler = lambda(listPeopleEndpoint, cloudDeps());
