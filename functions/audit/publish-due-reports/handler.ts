// Written by `npm run functions` from the tables of operations and workers.
import { cloudDeps } from "#shared/config/cloud.ts";
import { publishWorker } from "#shared/http/audit/making-worker.ts";
import { makingLambda } from "#shared/http/base/making-lambda.ts";

const deps = cloudDeps({
  books: () => import("#shared/config/cloud-parts/books.ts"),
  documents: () => import("#shared/config/cloud-parts/documents.ts"),
  files: () => import("#shared/config/cloud-parts/files.ts"),
  frozenReports: () => import("#shared/config/cloud-parts/frozen-reports.ts"),
  importArchive: () => import("#shared/config/cloud-parts/import-archive.ts"),
  queue: () => import("#shared/config/cloud-parts/queue.ts"),
  receipts: () => import("#shared/config/cloud-parts/receipts.ts"),
  senders: () => import("#shared/config/cloud-parts/senders.ts"),
  stamps: () => import("#shared/config/cloud-parts/stamps.ts"),
});
export const handler = makingLambda(publishWorker, deps);
