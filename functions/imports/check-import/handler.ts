// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { queueLambda } from "#shared/http/base/queue-lambda.ts";
import { checkWorker } from "#shared/http/imports/workers.ts";

const deps = cloudDeps({
  files: () => import("#shared/config/cloud-parts/files.ts"),
  importArchive: () => import("#shared/config/cloud-parts/import-archive.ts"),
  queue: () => import("#shared/config/cloud-parts/queue.ts"),
  workbooks: () => import("#shared/config/cloud-parts/workbooks.ts"),
});
export const handler = queueLambda(checkWorker, deps);
