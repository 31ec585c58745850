// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { serviceLambda } from "#shared/http/base/service-lambda.ts";
import { read } from "#shared/http/programme/operations.ts";

const deps = cloudDeps({
  accounts: () => import("#shared/config/cloud-parts/accounts.ts"),
});
export const handler = serviceLambda(read, deps);
