// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { serviceLambda } from "#shared/http/base/service-lambda.ts";
import { making } from "#shared/http/reports/operations.ts";

const deps = cloudDeps({
  books: () => import("#shared/config/cloud-parts/books.ts"),
  documents: () => import("#shared/config/cloud-parts/documents.ts"),
  files: () => import("#shared/config/cloud-parts/files.ts"),
  frozenReports: () => import("#shared/config/cloud-parts/frozen-reports.ts"),
  queue: () => import("#shared/config/cloud-parts/queue.ts"),
});
export const handler = serviceLambda(making, deps, () => deps(["files", "queue"]));
