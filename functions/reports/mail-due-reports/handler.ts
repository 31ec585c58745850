// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { scheduleLambda } from "#shared/http/base/schedule-lambda.ts";
import { mailWorker } from "#shared/http/reports/workers.ts";

const deps = cloudDeps({
  frozenReports: () => import("#shared/config/cloud-parts/frozen-reports.ts"),
  senders: () => import("#shared/config/cloud-parts/senders.ts"),
});
export const handler = scheduleLambda(mailWorker, deps);
