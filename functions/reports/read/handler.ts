// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { serviceLambda } from "#shared/http/base/service-lambda.ts";
import { read } from "#shared/http/reports/operations.ts";

const deps = cloudDeps({
  files: () => import("#shared/config/cloud-parts/files.ts"),
  frozenReports: () => import("#shared/config/cloud-parts/frozen-reports.ts"),
});
export const handler = serviceLambda(read, deps);
