import { cloudDeps } from "#shared/config/cloud.ts";
import { lambda } from "#shared/http/base/lambda.ts";
import { readProgrammeEndpoint } from "#shared/http/programme/read-programme.ts";

export const handler = lambda(readProgrammeEndpoint, cloudDeps());
