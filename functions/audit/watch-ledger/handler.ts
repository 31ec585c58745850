// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { watchWorker } from "#shared/http/audit/workers.ts";
import { scheduleLambda } from "#shared/http/base/schedule-lambda.ts";

const deps = cloudDeps({
  books: () => import("#shared/config/cloud-parts/books.ts"),
  documents: () => import("#shared/config/cloud-parts/documents.ts"),
  frozenReports: () => import("#shared/config/cloud-parts/frozen-reports.ts"),
});
export const handler = scheduleLambda(watchWorker, deps);
