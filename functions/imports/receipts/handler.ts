// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { serviceLambda } from "#shared/http/base/service-lambda.ts";
import { receipts } from "#shared/http/imports/operations.ts";

const deps = cloudDeps({
  files: () => import("#shared/config/cloud-parts/files.ts"),
  importArchive: () => import("#shared/config/cloud-parts/import-archive.ts"),
  queue: () => import("#shared/config/cloud-parts/queue.ts"),
  receipts: () => import("#shared/config/cloud-parts/receipts.ts"),
});
export const handler = serviceLambda(receipts, deps, () => deps(["files", "queue"]));
