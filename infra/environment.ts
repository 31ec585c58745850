import type { DataStack } from "./data-stack.ts";
import type { Settings } from "./settings.ts";

/** Where Lambda unpacks a function's folder. */
const taskFolder = "/var/task";

/** The settings that every function is given; `shared/config/cloud.ts` parses them. */
export function environmentOf(
  data: DataStack,
  issuer: NonNullable<Settings["issuer"]>,
  { programmeFile, totalsShards }: Settings,
): Record<string, string> {
  return {
    TABLE_NAME: data.table.tableName,
    UPLOADS_BUCKET: data.uploads.bucketName,
    FILES_BUCKET: data.files.bucketName,
    CHECK_QUEUE_URL: data.checks.queue.queueUrl,
    POST_QUEUE_URL: data.posts.queue.queueUrl,
    IDENTITY_KEY_SECRET_ID: data.identityKey.secretArn,
    MAIL_SECRET_ID: data.mail.secretArn,
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: issuer.clientId,
    OIDC_AUDIENCE: issuer.audience,
    OIDC_SCOPE: issuer.scope,
    TOTALS_SHARDS: String(totalsShards),
    ...(programmeFile === undefined ? {} : { PROGRAMME_FILE: `${taskFolder}/programme.json` }),
  };
}

/** The setting of the function that reads workbooks: the worker's bundle beside its own. */
export const workbookEnvironment = { WORKBOOK_WORKER: `${taskFolder}/workbook-worker.js` };

/** The setting of the functions that make receipts: the worker's bundle beside their own. */
export const receiptEnvironment = { RECEIPT_WORKER: `${taskFolder}/receipt-worker.js` };

/** The settings of the functions that make reports: the renderer of charts and its font beside their bundle. */
export const reportEnvironment = {
  PICTURE_WASM: `${taskFolder}/picture.wasm`,
  PICTURE_FONT: `${taskFolder}/picture.ttf`,
};

/** The setting of the function that serves the pages: the built web client beside its bundle. */
export const pagesEnvironment = { PAGES_FILE: `${taskFolder}/pages.json` };
