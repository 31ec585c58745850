import { cloudDeps } from "#shared/config/cloud.ts";
import { listAssociationsEndpoint } from "#shared/http/endpoints/list-associations.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(listAssociationsEndpoint, cloudDeps());
