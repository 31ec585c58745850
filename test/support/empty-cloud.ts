import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { vi } from "vitest";
import { createDynamoAccountStore } from "#shared/adapters/dynamodb/dynamo-account-store.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { createS3FileKeys } from "#shared/adapters/s3/s3-file-keys.ts";
import { createS3FileStore } from "#shared/adapters/s3/s3-file-store.ts";
import { chance, pause } from "#shared/adapters/system/system.ts";
import { type CloudOutputs, readCloudOutputs } from "#shared/config/cloud-outputs.ts";
import type { AccountStore } from "#shared/ports/people/accounts.ts";
import { startFauxqs } from "#test/support/aws/start-fauxqs.ts";
import { startCloudStubs } from "./aws/cloud-stubs.ts";
import { createTable, openDynamoDbLocal } from "./dynamodb-local.ts";

/** What an empty deployment keeps things in, emulated, and reached by this process as an operator's command reaches it. */
export type EmptyClouds = {
  /** A new deployment: its outputs, and the file that names them. */
  open(): Promise<{ outputs: CloudOutputs; outputsFile: string }>;
  /** The store and the files of a deployment. */
  partsOf(outputs: CloudOutputs): AccountStore & {
    store: ReturnType<typeof createDynamoStore>;
    files: ReturnType<typeof createS3FileStore> & ReturnType<typeof createS3FileKeys>;
  };
  /** Puts a message into a queue. */
  send(queueUrl: string, body: string): void;
  stop(): Promise<void>;
};

const region = "cn-north-1";
const account = "000000000000";

/** Starts the emulators. */
export async function startEmptyClouds(): Promise<EmptyClouds> {
  const folder = await mkdtemp(join(tmpdir(), "yinhui-outputs-"));
  const dynamoDb = await openDynamoDbLocal();
  const fauxqs = await startFauxqs(region);
  const secrets = Object.fromEntries(
    Array.from({ length: 20 }, (_, no) => [`identity-key-${no}`, "k".repeat(64)]),
  );
  const stubs = await startCloudStubs("urn:yinhui:api", secrets);
  const emulator = `http://127.0.0.1:${fauxqs.port}`;
  vi.stubEnv("AWS_REGION", region);
  vi.stubEnv("AWS_ACCESS_KEY_ID", dynamoDb.credentials.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "local");
  vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint);
  vi.stubEnv("AWS_ENDPOINT_URL_S3", emulator);
  vi.stubEnv("AWS_ENDPOINT_URL_SQS", emulator);
  vi.stubEnv("AWS_ENDPOINT_URL_SECRETS_MANAGER", stubs.secretsManager);
  let opened = 0;
  return {
    async open() {
      const no = opened++;
      const Table = `ledger-${no}`;
      await createTable(dynamoDb.client(), Table);
      const queues = ["checks", "check-dead", "posts", "post-dead", "deferred", "deferred-dead"].map(
        (name) => `${name}-${no}`,
      );
      const [FilesBucket, UploadsBucket] = [`files-${no}`, `uploads-${no}`];
      fauxqs.setup({ queues: queues.map((name) => ({ name })), buckets: [FilesBucket, UploadsBucket] });
      const [CheckQueue, CheckDeadLetters, PostQueue, PostDeadLetters, DeferredQueue, DeferredDeadLetters] =
        queues.map((name) => `${emulator}/${account}/${name}`);
      const data = {
        FilesBucket,
        UploadsBucket,
        IdentityKeySecret: `identity-key-${no}`,
        CheckQueue,
        CheckDeadLetters,
        PostQueue,
        PostDeadLetters,
        DeferredQueue,
        DeferredDeadLetters,
      };
      const outputsFile = join(folder, `outputs-${no}.json`);
      const service = { Table, Issuer: "test", Url: "https://yinhui.example.cn" };
      await writeFile(outputsFile, JSON.stringify({ "yinhui-data": data, "yinhui-service": service }));
      return { outputs: await readCloudOutputs(outputsFile), outputsFile };
    },
    partsOf({ Table, FilesBucket: filesBucket, UploadsBucket: uploadsBucket }) {
      const client = new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" });
      const buckets = { client, filesBucket, uploadsBucket };
      const source = { client: new DynamoDBClient({}), tableName: Table, pause, chance };
      return {
        ...createDynamoAccountStore(source),
        store: createDynamoStore(source),
        files: { ...createS3FileStore(buckets), ...createS3FileKeys(buckets) },
      };
    },
    send: (queueUrl, body) => void fauxqs.sendMessage(queueUrl.slice(queueUrl.lastIndexOf("/") + 1), body),
    async stop() {
      vi.unstubAllEnvs();
      await Promise.all([fauxqs.stop(), stubs.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}
