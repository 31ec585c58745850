import { cloudDeps } from "#shared/config/cloud.ts";
import { readProgrammeEndpoint } from "#shared/http/endpoints/read-programme.ts";
import { lambda } from "#shared/http/lambda.ts";

export const handler = lambda(readProgrammeEndpoint, cloudDeps());
