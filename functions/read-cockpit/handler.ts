import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readCockpitEndpoint } from "#shared/http/progress/read-cockpit.ts";

export const handler = lambda(readCockpitEndpoint, cloudDeps());
