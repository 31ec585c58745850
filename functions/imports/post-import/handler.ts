// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { queueLambda } from "#shared/http/base/queue-lambda.ts";
import { postWorker } from "#shared/http/imports/workers.ts";

const deps = cloudDeps({
  importArchive: () => import("#shared/config/cloud-parts/import-archive.ts"),
  queue: () => import("#shared/config/cloud-parts/queue.ts"),
});
export const handler = queueLambda(postWorker, deps);
