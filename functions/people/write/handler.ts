// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { serviceLambda } from "#shared/http/base/service-lambda.ts";
import { write } from "#shared/http/people/operations.ts";

const deps = cloudDeps({
  accounts: () => import("#shared/config/cloud-parts/accounts.ts"),
  signIns: () => import("#shared/config/cloud-parts/sign-ins.ts"),
});
export const handler = serviceLambda(write, deps);
