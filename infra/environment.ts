import type { Part } from "#shared/ports/parts.ts";
import type { DataStack } from "./data-stack.ts";
import { namesOf } from "./names.ts";
import type { Settings } from "./settings.ts";

/** Where Lambda unpacks a function's folder. */
const taskFolder = "/var/task";

/** The settings that every function is given; `shared/config/cloud.ts` parses them. */
export function environmentOf(
  data: DataStack,
  issuer: Settings["issuer"],
  pageUrl: string,
  { name, programmeFile, totalsShards, eventBus, tsaUrl, ownAccounts, secondFactor }: Settings,
): Record<string, string> {
  return {
    TABLE_NAME: data.table.tableName,
    UPLOADS_BUCKET: data.uploads.bucketName,
    FILES_BUCKET: data.files.bucketName,
    CHECK_QUEUE_URL: data.checks.queue.queueUrl,
    POST_QUEUE_URL: data.posts.queue.queueUrl,
    DEFERRED_QUEUE_URL: data.deferred.queue.queueUrl,
    IDENTITY_KEY_SECRET_ID: data.identityKey.secretArn,
    MAIL_SECRET_ID: data.mail.secretArn,
    EVENT_BUS: eventBus,
    SERVICE_NAME: namesOf(name).prefix,
    SIGNING_SEED_SECRET_ID: data.signingSeed.secretArn,
    PUBLIC_URL: pageUrl,
    OWN_ACCOUNTS: ownAccounts ? "yes" : "no",
    ...(secondFactor === "optional" && { SECOND_FACTOR: secondFactor }),
    ...(issuer && {
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: issuer.clientId,
      OIDC_AUDIENCE: issuer.audience,
      OIDC_SCOPE: issuer.scope,
    }),
    TOTALS_SHARDS: String(totalsShards),
    ...(tsaUrl === undefined ? {} : { TSA_URL: tsaUrl }),
    ...(programmeFile === undefined ? {} : { PROGRAMME_FILE: `${taskFolder}/programme.json` }),
  };
}

/** Where the files of parts are, next to a function's bundle. */
const placesOfParts: Partial<Record<Part, Readonly<Record<string, string>>>> = {
  workbooks: { WORKBOOK_WORKER: `${taskFolder}/workbook-worker.js` },
  receipts: { RECEIPT_WORKER: `${taskFolder}/receipt-worker.js` },
  documents: { PICTURE_WASM: `${taskFolder}/picture.wasm`, PICTURE_FONT: `${taskFolder}/picture.ttf` },
};

/** The settings of a function with some parts. */
export function environmentOfParts(parts: readonly Part[]): Record<string, string> {
  return Object.assign({}, ...parts.map((part) => placesOfParts[part]));
}

/** The setting of the function that serves the pages: the built web client next to its bundle. */
export const pagesEnvironment = { PAGES_FILE: `${taskFolder}/pages.json` };
