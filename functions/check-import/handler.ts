import { checkImport } from "#shared/app/check-import.ts";
import { receiveUpload } from "#shared/app/receive-upload.ts";
import { takeInListed } from "#shared/app/take-in-listed.ts";
import { cloudDeps } from "#shared/config/cloud.ts";
import { queueLambda } from "#shared/http/queue-lambda.ts";

export const handler = queueLambda({ uploaded: receiveUpload, check: checkImport }, cloudDeps(takeInListed));
