import { cloudDeps } from "#shared/config/cloud.ts";
import { listAssociationsEndpoint } from "#shared/http/associations/list-associations.ts";
import { lambda } from "#shared/http/base/lambda.ts";

export const handler = lambda(listAssociationsEndpoint, cloudDeps());
