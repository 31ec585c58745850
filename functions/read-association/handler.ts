import { cloudDeps } from "#shared/config/cloud.ts";
import { readAssociationEndpoint } from "#shared/http/endpoints/read-association.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readAssociationEndpoint, cloudDeps());
