import { seedAssociations } from "#shared/app/associations/seed-associations.ts";
import { checkImport } from "#shared/app/imports/check-import.ts";
import { receiveUpload } from "#shared/app/imports/receive-upload.ts";
import { cloudDepsAfter } from "#shared/config/cloud.ts";
import { files } from "#shared/config/cloud-parts/files.ts";
import { importArchive } from "#shared/config/cloud-parts/import-archive.ts";
import { queue } from "#shared/config/cloud-parts/queue.ts";
import { workbooks } from "#shared/config/cloud-parts/workbooks.ts";
import { queueLambda } from "#shared/http/base/queue-lambda.ts";

export const handler = queueLambda(
  { uploaded: receiveUpload, check: checkImport },
  cloudDepsAfter(seedAssociations, files, importArchive, queue, workbooks),
);
