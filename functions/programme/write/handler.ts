// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { serviceLambda } from "#shared/http/base/service-lambda.ts";
import { write } from "#shared/http/programme/operations.ts";

const deps = cloudDeps({});
export const handler = serviceLambda(write, deps);
