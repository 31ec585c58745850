import { cloudDeps } from "#shared/config/cloud.ts";
import { readCockpitEndpoint } from "#shared/http/endpoints/read-cockpit.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readCockpitEndpoint, cloudDeps());
