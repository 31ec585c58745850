import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { startFauxqs } from "fauxqs";
import { bundle } from "#infra/bundle.ts";
import type { FunctionId } from "#infra/functions.ts";
import type { RouteId } from "#shared/contract/routes.ts";
import { type CloudRequest, httpApiEvent, sqsEvent } from "./cloud-events.ts";
import { startCloudStubs } from "./cloud-stubs.ts";
import { type LambdaProcess, startLambdaProcess } from "./lambda-process.ts";
import { type MailServer, startMailServer } from "./mail-server.ts";
import { programmeJson } from "./programme-json.ts";
import { type RecordedCalls, startRecordingProxy } from "./recording-proxy.ts";

/** The deployed bundles, each in a process of its own, before emulators of DynamoDB, S3, SQS and Secrets Manager. */
export type Cloud = {
  issuer: string;
  token(subject: string): Promise<string>;
  /** Calls the function of a route as the HTTP API does. */
  call(
    id: RouteId,
    request?: CloudRequest,
  ): Promise<{ status: number; text: string; headers: Record<string, string> }>;
  invoke(id: FunctionId, event: unknown, timeMs?: number): Promise<unknown>;
  send(queue: QueueName, body: string): void;
  /** Hands what lies in a queue to a function, one message at a time; messages that are not given back are deleted. The first call may take `timeMs`. */
  deliver(queue: QueueName, id: FunctionId, timeMs?: number): Promise<Delivery[]>;
  /** What the mail server took over. */
  mails: MailServer["taken"];
  calls: RecordedCalls;
  log(): string;
  stop(): Promise<void>;
};

export type Delivery = { body: string; givenBack: boolean };
type QueueName = "checks" | "posts";

export const audience = "urn:yinhui:api";
const account = "000000000000";
const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const region = "cn-north-1";
const batchesMax = 50;
/** The schedule's function lives more than a month later, when the month of the imports is over. */
const scheduleAheadMs = 32 * 24 * 60 * 60 * 1000;

/** Builds the bundles and starts the emulators beside a DynamoDB that has the table already. */
export async function startCloud(dynamoDb: string, tableName: string): Promise<Cloud> {
  const bundles = mkdtempSync(join(tmpdir(), "yinhui-cloud-"));
  await bundle(bundles);
  const mail = await startMailServer();
  const stubs = await startCloudStubs(audience, {
    "identity-key": "k".repeat(64),
    mail: JSON.stringify({ smtpUrl: mail.url, mailFrom: "滁州市科协 <report@example.cn>" }),
  });
  const programmeFile = join(bundles, "programme.json");
  writeFileSync(programmeFile, programmeJson(["office@example.cn"]));
  const fauxqs = await startFauxqs({ port: 0, logger: false, defaultRegion: region });
  fauxqs.setup({ queues: [{ name: "checks" }, { name: "posts" }], buckets: ["uploads", "files"] });
  const emulator = `http://127.0.0.1:${fauxqs.port}`;
  const proxy = await startRecordingProxy({
    dynamodb: dynamoDb,
    s3: emulator,
    sqs: emulator,
    secretsmanager: stubs.secretsManager,
  });
  const sqs = new SQSClient({ region, endpoint: emulator, credentials });
  const processes = new Map<FunctionId, LambdaProcess>();

  function environmentOf(id: FunctionId): Record<string, string> {
    return {
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_LAMBDA_FUNCTION_NAME: id,
      AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint(id, "dynamodb"),
      AWS_ENDPOINT_URL_S3: proxy.endpoint(id, "s3"),
      AWS_ENDPOINT_URL_SQS: proxy.endpoint(id, "sqs"),
      AWS_ENDPOINT_URL_SECRETS_MANAGER: proxy.endpoint(id, "secretsmanager"),
      TABLE_NAME: tableName,
      UPLOADS_BUCKET: "uploads",
      FILES_BUCKET: "files",
      CHECK_QUEUE_URL: `${proxy.endpoint(id, "sqs")}/${account}/checks`,
      POST_QUEUE_URL: `${proxy.endpoint(id, "sqs")}/${account}/posts`,
      IDENTITY_KEY_SECRET_ID: "identity-key",
      MAIL_SECRET_ID: "mail",
      PUBLIC_URL: "https://yinhui.example.cn",
      PROGRAMME_FILE: programmeFile,
      OIDC_ISSUER: stubs.issuer,
      OIDC_CLIENT_ID: "yinhui-web",
      OIDC_AUDIENCE: audience,
      WORKBOOK_WORKER: join(bundles, "check-import", "workbook-worker.js"),
      RECEIPT_WORKER: join(bundles, id, "receipt-worker.js"),
      PICTURE_WASM: join(bundles, id, "picture.wasm"),
      PICTURE_FONT: join(bundles, id, "picture.ttf"),
      PAGES_FILE: join(bundles, "serve-pages", "pages.json"),
      ...(id === "publish-due-reports" ? { TEST_CLOCK_AHEAD_MS: String(scheduleAheadMs) } : {}),
    };
  }

  function invoke(id: FunctionId, event: unknown, timeMs?: number): Promise<unknown> {
    const known = processes.get(id);
    const process = known ?? startLambdaProcess(join(bundles, id, "index.js"), environmentOf(id));
    processes.set(id, process);
    return process.invoke(event, timeMs);
  }

  async function handOver(
    queue: QueueName,
    id: FunctionId,
    message: Message,
    timeMs?: number,
  ): Promise<Delivery> {
    const result = (await invoke(id, sqsEvent(queue, [message]), timeMs)) as {
      batchItemFailures: { itemIdentifier: string }[];
    };
    const givenBack = result.batchItemFailures.some(
      ({ itemIdentifier }) => itemIdentifier === message.MessageId,
    );
    if (!givenBack) {
      const QueueUrl = `${emulator}/${account}/${queue}`;
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
    }
    return { body: message.Body ?? "", givenBack };
  }

  return {
    issuer: stubs.issuer,
    token: stubs.token,
    invoke,
    call: async (id, request = {}) => {
      const { statusCode, body, headers } = (await invoke(id, httpApiEvent(id, request))) as {
        statusCode: number;
        body: string;
        headers: Record<string, string>;
      };
      return { status: statusCode, text: body, headers };
    },
    send: (queue, body) => void fauxqs.sendMessage(queue, body),
    deliver: async (queue, id, timeMs) => {
      const deliveries: Delivery[] = [];
      for (let batch = 0; batch < batchesMax; batch++) {
        const QueueUrl = `${emulator}/${account}/${queue}`;
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
        );
        if (Messages.length === 0) return deliveries;
        for (const message of Messages) {
          const first = deliveries.length === 0;
          deliveries.push(await handOver(queue, id, message, first ? timeMs : undefined));
        }
      }
      throw new Error(`the queue of ${queue} does not come to rest`);
    },
    mails: mail.taken,
    calls: proxy.calls,
    log: () => [...processes.values()].map((process) => process.log()).join(""),
    stop: async () => {
      for (const process of processes.values()) process.stop();
      await Promise.all([proxy.stop(), fauxqs.stop(), stubs.stop(), mail.stop()]);
      rmSync(bundles, { recursive: true });
    },
  };
}
