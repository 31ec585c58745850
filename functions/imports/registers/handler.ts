// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { serviceLambda } from "#shared/http/base/service-lambda.ts";
import { registers } from "#shared/http/imports/operations.ts";

const deps = cloudDeps({
  workbooks: () => import("#shared/config/cloud-parts/workbooks.ts"),
});
export const handler = serviceLambda(registers, deps);
