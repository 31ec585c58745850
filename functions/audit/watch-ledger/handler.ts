// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { watchWorker } from "#shared/http/audit/workers.ts";
import { scheduleLambda } from "#shared/http/base/schedule-lambda.ts";

const deps = cloudDeps({});
export const handler = scheduleLambda(watchWorker, deps);
