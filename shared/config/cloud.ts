import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";
import { createTokenVerifier } from "#shared/adapters/auth/jose-token-verifier.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { createPowertoolsLog } from "#shared/adapters/log/powertools-log.ts";
import { createReceiptWriter } from "#shared/adapters/receipt/receipt-writer.ts";
import { writeBook } from "#shared/adapters/receipt/write-book.ts";
import { createS3FileStore } from "#shared/adapters/s3/s3-file-store.ts";
import { createS3UploadDesk } from "#shared/adapters/s3/s3-upload-desk.ts";
import { createIdentityKeyReader } from "#shared/adapters/secrets/secrets-identity-key.ts";
import { createMailSecretReader } from "#shared/adapters/secrets/secrets-mail.ts";
import { createSqsWorkQueue } from "#shared/adapters/sqs/sqs-work-queue.ts";
import {
  chance,
  createIdentityHash,
  createNewId,
  pause,
  sha256,
  systemClock,
} from "#shared/adapters/system/system.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { listedPeople } from "#shared/app/listed-people.ts";
import type { EndpointDeps } from "#shared/http/exchange.ts";
import packageJson from "../../package.json" with { type: "json" };
import { readProgramme } from "./programme-file.ts";
import { reportMakers } from "./report-makers.ts";
import { cloudSenders } from "./senders.ts";

/** An HTTP API waits for 30 seconds at most: a receipt that takes longer fails before, and says why. */
const receiptMsMax = 25_000;

const text = z.string().min(1);
const environmentSchema = z.object({
  TABLE_NAME: text,
  UPLOADS_BUCKET: text,
  FILES_BUCKET: text,
  CHECK_QUEUE_URL: z.url(),
  POST_QUEUE_URL: z.url(),
  IDENTITY_KEY_SECRET_ID: text,
  MAIL_SECRET_ID: text,
  PUBLIC_URL: z.url().default("https://yinhui.invalid"),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: text,
  OIDC_AUDIENCE: text,
  OIDC_SCOPE: text.default("openid"),
  PROGRAMME_FILE: text.optional(),
  WORKBOOK_WORKER: text.default("/var/task/workbook-worker.js"),
  PICTURE_WASM: text.default("/var/task/picture.wasm"),
  PICTURE_FONT: text.default("/var/task/picture.ttf"),
  RECEIPT_WORKER: text.default("/var/task/receipt-worker.js"),
});

/**
 * The composition root of the cloud: makes, once and when first asked, everything that a Lambda function may need, and
 * has `begin` done with it before anything else.
 */
export function cloudDeps(begin?: (deps: EndpointDeps) => Promise<void>): () => Promise<EndpointDeps> {
  let deps: Promise<EndpointDeps> | undefined;
  return () => {
    deps ??= start(begin).catch((error: unknown) => {
      deps = undefined;
      throw error;
    });
    return deps;
  };
}

async function start(begin: (deps: EndpointDeps) => Promise<void> = async () => {}): Promise<EndpointDeps> {
  const deps = await make(environmentSchema.parse(process.env));
  await begin(deps);
  return deps;
}

async function make(env: z.output<typeof environmentSchema>): Promise<EndpointDeps> {
  const s3 = new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" });
  const secrets = new SecretsManagerClient({});
  const readIdentityKey = createIdentityKeyReader({ client: secrets, secretId: env.IDENTITY_KEY_SECRET_ID });
  const programme = await readProgramme(env.PROGRAMME_FILE);
  const store = createDynamoStore({
    client: new DynamoDBClient({}),
    tableName: env.TABLE_NAME,
    pause,
    chance,
  });
  return {
    ...store,
    programme,
    people: listedPeople(store.people, programme, env.OIDC_ISSUER, sha256),
    files: createS3FileStore({
      client: s3,
      uploadsBucket: env.UPLOADS_BUCKET,
      filesBucket: env.FILES_BUCKET,
    }),
    uploadDesk: createS3UploadDesk({ client: s3, bucket: env.UPLOADS_BUCKET }),
    queue: createSqsWorkQueue({
      client: new SQSClient({}),
      queueUrls: { check: env.CHECK_QUEUE_URL, commit: env.POST_QUEUE_URL, undo: env.POST_QUEUE_URL },
    }),
    tableReader: createWorkbookReader({ workerFile: env.WORKBOOK_WORKER }),
    receiptWriter: createReceiptWriter({
      workerFile: env.RECEIPT_WORKER,
      limits: { readMsMax: receiptMsMax },
    }),
    bookWriter: writeBook,
    ...reportMakers({ wasmFile: env.PICTURE_WASM, fontFile: env.PICTURE_FONT }),
    senders: cloudSenders(createMailSecretReader({ client: secrets, secretId: env.MAIL_SECRET_ID })),
    pageUrl: env.PUBLIC_URL.replace(/\/+$/, ""),
    now: systemClock,
    newId: createNewId(systemClock),
    sha256,
    identityHash: createIdentityHash(readIdentityKey),
    pause,
    remainingMs: () => Number.POSITIVE_INFINITY,
    log: createPowertoolsLog(),
    verifyToken: createTokenVerifier({ issuer: env.OIDC_ISSUER, audience: env.OIDC_AUDIENCE }),
    version: packageJson.version,
    storeName: "dynamodb",
    signIn: {
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      scope: env.OIDC_SCOPE,
      resource: env.OIDC_AUDIENCE,
    },
  };
}
