import { cloudDeps } from "#shared/config/cloud.ts";
import { listPeopleEndpoint } from "#shared/http/endpoints/list-people.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listPeopleEndpoint, cloudDeps());
