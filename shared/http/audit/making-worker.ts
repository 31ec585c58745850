import { makeDeferred } from "#shared/http/base/deferred-answer.ts";
import { makingWorker } from "#shared/http/base/worker.ts";
import { receipts } from "#shared/http/imports/operations.ts";
import { making } from "#shared/http/reports/operations.ts";
import { publishDue } from "#shared/http/reports/workers.ts";
import { read } from "./operations.ts";

/**
 * Publishes the reports that are due, mails them, and has those stamped that lack a stamp; and makes the answers that take
 * longer than a request may.
 */
export const publishWorker = makingWorker({
  parts: [
    ...(["frozenReports", "books", "documents", "senders", "stamps"] as const),
    ...(["files", "importArchive", "queue", "receipts"] as const),
  ],
  rights: [
    ...(["table:batch", "table:put", "index:query", "reports:read", "reports:write", "files:list"] as const),
    ...([
      "smtp:read",
      "events:put",
      "uploads:read",
      "uploads:list",
      "imports:read",
      "deferred:write",
    ] as const),
  ],
  work: publishDue,
  steps: {
    answer: (deps, deferredId) =>
      makeDeferred(deps, { ...receipts, "export-list": read["export-list"], ...making }, deferredId),
  },
});
