import { seedAssociations } from "#shared/app/associations/seed-associations.ts";
import { checkImport } from "#shared/app/imports/check-import.ts";
import { postImport } from "#shared/app/imports/post-import.ts";
import { postUndo } from "#shared/app/imports/post-undo.ts";
import { receiveUpload } from "#shared/app/imports/receive-upload.ts";
import { queueWorker } from "#shared/http/base/worker.ts";

/** Takes note of uploads, and checks them. */
export const checkWorker = queueWorker({
  parts: ["files", "importArchive", "queue", "workbooks"],
  rights: [
    "table:batch",
    "table:put",
    "uploads:read",
    "uploads:list",
    "uploads:remove",
    "imports:write",
    "checks:send",
    "identity-key:read",
  ],
  begin: seedAssociations,
  steps: {
    uploaded: receiveUpload,
    check: checkImport,
  },
});

/** Posts the plan of a committed import, and reverses what an undone one did. */
export const postWorker = queueWorker({
  parts: ["importArchive", "queue"],
  rights: [
    "table:batch",
    "table:put",
    "table:update",
    "imports:read",
    "imports:write",
    "files:list",
    "posts:send",
  ],
  steps: {
    commit: postImport,
    undo: postUndo,
  },
});
