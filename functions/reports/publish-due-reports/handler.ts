// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { scheduleLambda } from "#shared/http/base/schedule-lambda.ts";
import { publishWorker } from "#shared/http/reports/workers.ts";

const deps = cloudDeps({
  books: () => import("#shared/config/cloud-parts/books.ts"),
  documents: () => import("#shared/config/cloud-parts/documents.ts"),
  frozenReports: () => import("#shared/config/cloud-parts/frozen-reports.ts"),
  senders: () => import("#shared/config/cloud-parts/senders.ts"),
  stamps: () => import("#shared/config/cloud-parts/stamps.ts"),
});
export const handler = scheduleLambda(publishWorker, deps);
