import { cloudDeps } from "#shared/config/cloud.ts";
import { decideDeliveryEndpoint } from "#shared/http/endpoints/decide-delivery.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(decideDeliveryEndpoint, cloudDeps());
