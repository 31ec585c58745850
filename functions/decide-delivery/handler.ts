import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { decideDeliveryEndpoint } from "#shared/http/reports/decide-delivery.ts";

export const handler = lambda(decideDeliveryEndpoint, cloudDeps());
