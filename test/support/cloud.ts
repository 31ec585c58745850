import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FauxqsServer } from "fauxqs";
import { type FunctionId, servedBy } from "#infra/functions.ts";
import { readSettings, type Settings } from "#infra/settings.ts";
import { createDynamoStore } from "#shared/adapters/dynamodb/dynamo-store.ts";
import { chance, pause } from "#shared/adapters/system/system.ts";
import type { RouteId } from "#shared/contract/routes.ts";
import type { AssociationRepository } from "#shared/ports/people/association-repository.ts";
import type { PeopleRepository } from "#shared/ports/people/people-repository.ts";
import { type CloudRequest, httpApiEvent, s3CreatedMessage } from "./aws/cloud-events.ts";
import { type CloudStubs, startCloudStubs } from "./aws/cloud-stubs.ts";
import { comparePrivileges, type PrivilegeFaults } from "./aws/compare-privileges.ts";
import { type EventBusStub, startEventBusStub } from "./aws/event-bus-stub.ts";
import { createFunctionsAtWork, type FunctionsAtWork } from "./aws/functions-at-work.ts";
import { type Passage, startRecordingProxy } from "./aws/recording-proxy.ts";
import { isDenied, resourceStatements } from "./aws/resource-policies.ts";
import { loseObjects, startStorage } from "./aws/storage.ts";
import { type DeployedResource, type Synthesised, synthesise } from "./aws/synthesised.ts";
import { createPoller, type Delivery, endHiding } from "./aws/work-queues.ts";
import { createTable, openDynamoDbLocal } from "./dynamodb-local.ts";
import { type MailServer, startMailServer } from "./mail-server.ts";
import { programmeJson } from "./programme-json.ts";

/** The synthesised deployment on this machine: its bundles, each in a process of its own, before emulators, under its policies. */
export type Cloud = Pick<FunctionsAtWork, "invoke" | "call" | "kill" | "log"> & {
  deployment: Synthesised;
  issuer: string;
  people: PeopleRepository;
  associations: AssociationRepository;
  /** Says who may sign in on the issuer's page. */
  letIn: CloudStubs["letIn"];
  token(subject: string): Promise<string>;
  /** Calls the function of a route as the HTTP API does. */
  ask(
    id: RouteId,
    request?: CloudRequest,
  ): Promise<{ status: number; text: string; headers: Record<string, string>; cookies: string[] }>;
  send(queue: QueueName, body: string): void;
  /** Tells once more of an upload, as S3 may. */
  announceAgain(key: string, byteSize: number): void;
  /** Hands what lies in a queue to its function until no message is visible; the first call may take `timeMs`. */
  deliver(queue: QueueName, timeMs?: number): Promise<Delivery[]>;
  /** Lets the time pass in which messages that were given back stay hidden. */
  endHiding(queue: QueueName): Promise<void>;
  /** Deletes the files of a bucket whose keys begin so, as time or an accident does. */
  lose(bucket: "uploads" | "files", prefix: string): Promise<void>;
  /** What lies in the dead letters of a queue. */
  deadLetters(queue: QueueName | "schedule"): string[];
  /** How often a message of a queue is received before it goes to the dead letters. */
  receivesMax(queue: QueueName): number;
  /** The properties of the alarm that watches the dead letters of a queue, if there is one. */
  deadLetterAlarm(queue: QueueName): Record<string, unknown> | undefined;
  /** Calls `look` with every request that a service has carried out, before its caller hears of it; gives what ends that. */
  watch(look: (passage: Passage) => void): () => void;
  /** What the mail server took over. */
  mails: MailServer["taken"];
  /** The event buses of the account. */
  buses: EventBusStub;
  /** What is wrong between the policies of all functions and what they have called so far. */
  privilegeFaults(): PrivilegeFaults;
  stop(): Promise<void>;
};

/** A queue by the beginning of its name in the stack. */
export type QueueName = "checks" | "posts" | "deferred";

/** What Secrets Manager made at the deployment. */
export const signingSeed = "s".repeat(64);
/** Where people reach the deployment. */
export const publicUrl = "https://yinhui.example.cn";
/** The audience of the tokens that the deployment takes. */
export const audience = "urn:yinhui:api";
/** The schedule's function lives later, when the month of the imports is over and its report waits for no data any more. */
const scheduleAheadMs = 50 * 24 * 60 * 60 * 1000;

/** Where nobody listens: reports go out all the same. */
const silentAuthority = "http://127.0.0.1:9/";

/** Synthesises a deployment in China with the built-in programme and starts everything that it needs. */
export async function startCloud(given: Partial<Pick<Settings, "runtime">> = {}): Promise<Cloud> {
  const folder = mkdtempSync(join(tmpdir(), "yinhui-cloud-"));
  const programmeFile = join(folder, "programme.json");
  writeFileSync(programmeFile, programmeJson(["office@example.cn"]));
  const mail = await startMailServer();
  const buses = await startEventBusStub();
  const stubs = await startCloudStubs(audience, {
    IdentityKey: "k".repeat(64),
    SigningSeed: signingSeed,
    Mail: JSON.stringify({ smtpUrl: mail.url, mailFrom: "滁州市科协 <report@example.cn>" }),
  });
  const settings = {
    ...readSettings(() => undefined, { PROGRAMME_FILE: programmeFile, TSA_URL: silentAuthority }),
    region: "cn-north-1",
    ...given,
    issuer: { url: stubs.issuer, clientId: "yinhui-web", audience, scope: "openid" },
  };
  const [deployment, dynamoDb] = await Promise.all([
    synthesise(folder, settings, publicUrl),
    openDynamoDbLocal(),
  ]);
  const client = dynamoDb.client();
  const [{ name: tableName } = { name: "" }] = deployment.resources("AWS::DynamoDB::GlobalTable");
  await createTable(client, tableName);
  const store = createDynamoStore({ client, tableName, pause, chance });
  const fauxqs = await startStorage(deployment);
  const watchers = new Set<(passage: Passage) => unknown>([
    (passage) => announceObject(deployment, fauxqs, passage),
  ]);
  const ofResources = resourceStatements(deployment.resources, deployment.place);
  const proxy = await startRecordingProxy({
    services: {
      dynamodb: dynamoDb.endpoint,
      s3: `http://127.0.0.1:${fauxqs.port}`,
      sqs: `http://127.0.0.1:${fauxqs.port}`,
      secretsmanager: stubs.secretsManager,
      eventbridge: buses.endpoint,
    },
    place: deployment.place,
    statementsOf: (caller) => functionCalled(deployment, caller)?.statements ?? [],
    denies: (caller, call) => isDenied(ofResources, functionCalled(deployment, caller)?.roleArn ?? "", call),
    passed: (passage) => {
      for (const watcher of watchers) watcher(passage);
    },
  });
  const functions = createFunctionsAtWork(deployment, proxy, dynamoDb.credentials, (id) => extraOf(id));
  const poller = createPoller(
    deployment,
    (id) => proxy.endpoint(id, "sqs"),
    (id, event, { timeMs }) => functions.invoke(id, event, timeMs),
  );
  const statements = new Map([...deployment.functions].map(([id, made]) => [String(id), made.statements]));

  return {
    ...functions,
    deployment,
    issuer: stubs.issuer,
    people: store.people,
    associations: store.associations,
    letIn: stubs.letIn,
    token: stubs.token,
    ask: async (id, request = {}) => {
      const {
        statusCode,
        body,
        headers,
        cookies = [],
      } = (await functions.invoke(servedBy(id).id, httpApiEvent(id, request))) as {
        statusCode: number;
        body: string;
        headers: Record<string, string>;
        cookies?: string[];
      };
      return { status: statusCode, text: body, headers, cookies };
    },
    send: (queue, body) => void fauxqs.sendMessage(queueOf(deployment, queue).name, body),
    announceAgain: (key, byteSize) =>
      void fauxqs.sendMessage(queueOf(deployment, "checks").name, s3CreatedMessage("uploads", key, byteSize)),
    deliver: (queue, timeMs) => poller.deliver(queueOf(deployment, queue), timeMs),
    endHiding: (queue) => endHiding(fauxqs, queueOf(deployment, queue).name, deployment.place.region),
    deadLetters: (queue) => {
      const { name } = deadLettersOf(deployment, queue);
      return (fauxqs.inspectQueue(name)?.messages.ready ?? []).map(({ body }) => body);
    },
    receivesMax: (queue) => {
      const { RedrivePolicy } = queueOf(deployment, queue).properties;
      return (RedrivePolicy as { maxReceiveCount: number }).maxReceiveCount;
    },
    deadLetterAlarm: (queue) => alarmOf(deployment, deadLettersOf(deployment, queue).name),
    watch: (look) => {
      watchers.add(look);
      return () => watchers.delete(look);
    },
    lose: (bucket, prefix) => loseObjects(fauxqs, bucketOf(deployment, bucket).name, prefix),
    mails: mail.taken,
    buses,
    privilegeFaults: () => comparePrivileges(statements, proxy.calls()),
    stop: async () => {
      functions.stop();
      client.destroy();
      await Promise.all([proxy.stop(), fauxqs.stop(), stubs.stop(), mail.stop(), buses.stop()]);
      rmSync(folder, { recursive: true });
    },
  };
}

function functionCalled({ functions }: Synthesised, caller: string) {
  return [...functions].find(([id]) => id === caller)?.[1];
}

function extraOf(id: FunctionId): Record<string, string> {
  return id === "publish-due-reports" ? { TEST_CLOCK_AHEAD_MS: String(scheduleAheadMs) } : {};
}

function queueOf({ resources }: Synthesised, queue: QueueName): DeployedResource {
  const found = resources("AWS::SQS::Queue").find(
    ({ logicalId, properties }) =>
      logicalId.toLowerCase().startsWith(queue) && properties["RedrivePolicy"] !== undefined,
  );
  if (found === undefined) throw new Error(`the stacks have no queue of ${queue}`);
  return found;
}

function bucketOf({ resources }: Synthesised, bucket: string): DeployedResource {
  const found = resources("AWS::S3::Bucket").find(({ logicalId }) =>
    logicalId.toLowerCase().startsWith(bucket),
  );
  if (found === undefined) throw new Error(`the stacks have no bucket of ${bucket}`);
  return found;
}

function deadLettersOf({ resources }: Synthesised, queue: QueueName | "schedule"): DeployedResource {
  const found = resources("AWS::SQS::Queue").find(({ logicalId }) =>
    logicalId.toLowerCase().startsWith(`${queue}deadletters`),
  );
  if (found === undefined) throw new Error(`the stacks have no dead letters of ${queue}`);
  return found;
}

function alarmOf({ resources }: Synthesised, queue: string): Record<string, unknown> | undefined {
  return resources("AWS::CloudWatch::Alarm")
    .map(({ properties }) => properties)
    .find(({ Dimensions = [] }) =>
      (Dimensions as { Name: string; Value: string }[]).some(
        ({ Name, Value }) => Name === "QueueName" && Value === queue,
      ),
    );
}

/** Tells the queues that a bucket's notifications name of an object that was put into it, as S3 does. */
function announceObject({ resources }: Synthesised, fauxqs: FauxqsServer, passage: Passage): void {
  const { request, calls, status } = passage;
  if (request.service !== "s3" || status >= 300 || !["PUT", "POST"].includes(request.method)) return;
  const [bucketName = "", ...key] = calls[0]?.resource.split(":::")[1]?.split("/") ?? [];
  const bucket = resources("AWS::S3::Bucket").find(({ name }) => name === bucketName);
  const notices = bucket?.properties["NotificationConfiguration"] as
    | { QueueConfigurations?: { Event: string; Queue: string }[] }
    | undefined;
  for (const { Event, Queue } of notices?.QueueConfigurations ?? []) {
    if (!Event.startsWith("s3:ObjectCreated:")) continue;
    const body = s3CreatedMessage(bucketName, key.join("/"), request.body.byteLength);
    fauxqs.sendMessage(Queue.split(":").at(-1) ?? "", body);
  }
}
