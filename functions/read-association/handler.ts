import { cloudDeps } from "#shared/config/cloud.ts";
import { readAssociationEndpoint } from "#shared/http/associations/read-association.ts";
import { lambda } from "#shared/http/base/lambda.ts";

export const handler = lambda(readAssociationEndpoint, cloudDeps());
