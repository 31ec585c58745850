import { postImport } from "#shared/app/imports/post-import.ts";
import { postUndo } from "#shared/app/imports/post-undo.ts";
import { cloudDeps } from "#shared/config/cloud.ts";
import { importArchive } from "#shared/config/cloud-parts/import-archive.ts";
import { queue } from "#shared/config/cloud-parts/queue.ts";
import { queueLambda } from "#shared/http/base/queue-lambda.ts";

export const handler = queueLambda({ commit: postImport, undo: postUndo }, cloudDeps(importArchive, queue));
