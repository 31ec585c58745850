import { queueWorker } from "#shared/http/base/worker.ts";

/** Takes note of uploads, and checks them. */
export const checkImport = queueWorker({
  parts: ["files", "importArchive", "queue", "workbooks"],
  rights: [
    "table:batch",
    "table:put",
    "uploads:read",
    "uploads:list",
    "imports:write",
    "checks:send",
    "identity-key:read",
  ],
  async begin(deps) {
    const { seedAssociations } = await import("#shared/app/associations/seed-associations.ts");
    await seedAssociations(deps);
  },
  steps: {
    async uploaded(deps, importId) {
      const { receiveUpload } = await import("#shared/app/imports/receive-upload.ts");
      await receiveUpload(deps, importId);
    },
    async check(deps, importId) {
      const { checkImport } = await import("#shared/app/imports/check-import.ts");
      await checkImport(deps, importId);
    },
  },
});

/** Posts the plan of a committed import, and reverses what an undone one did. */
export const postImport = queueWorker({
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
    async commit(deps, importId) {
      const { postImport } = await import("#shared/app/imports/post-import.ts");
      await postImport(deps, importId);
    },
    async undo(deps, importId) {
      const { postUndo } = await import("#shared/app/imports/post-undo.ts");
      await postUndo(deps, importId);
    },
  },
});
