import { join } from "node:path";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { FunctionId } from "#infra/functions.ts";
import { type LambdaProcess, startLambdaProcess } from "./lambda-process.ts";
import type { RecordingProxy } from "./recording-proxy.ts";
import type { DeployedFunction, Synthesised } from "./synthesised.ts";

/** The functions of a deployment, each started when it is first called, with the environment and the time of its template. */
export type FunctionsAtWork = {
  invoke(id: FunctionId, event: unknown, timeMs?: number | undefined): Promise<unknown>;
  /** Calls a function as a service does that waits for no answer: three tries, then its dead letters. */
  call(id: FunctionId, event: unknown): Promise<void>;
  /** Ends a function's process in the middle of what it does. */
  kill(id: FunctionId): void;
  log(): string;
  stop(): void;
};

const taskFolder = "/var/task";
const triesMax = 3;

/** Prepares the functions; `extra` is set besides what the template says. */
export function createFunctionsAtWork(
  { place, functions }: Synthesised,
  proxy: RecordingProxy,
  credentials: { accessKeyId: string; secretAccessKey: string },
  extra: (id: FunctionId) => Readonly<Record<string, string>>,
): FunctionsAtWork {
  const processes = new Map<FunctionId, LambdaProcess>();
  const logsBefore: string[] = [];

  function environmentOf(id: FunctionId, { environment, folder }: DeployedFunction): Record<string, string> {
    const queues = new RegExp(`^https://sqs\\.[^/]+(?=/${place.account}/)`);
    const own = Object.entries(environment).map(([name, value]) => [
      name,
      value
        .replace(queues, proxy.endpoint(id, "sqs"))
        .replace(new RegExp(`^${taskFolder}(?=/)`), () => folder),
    ]);
    return {
      AWS_REGION: place.region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_LAMBDA_FUNCTION_NAME: id,
      AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint(id, "dynamodb"),
      AWS_ENDPOINT_URL_S3: proxy.endpoint(id, "s3"),
      AWS_ENDPOINT_URL_SQS: proxy.endpoint(id, "sqs"),
      AWS_ENDPOINT_URL_SECRETS_MANAGER: proxy.endpoint(id, "secretsmanager"),
      AWS_ENDPOINT_URL_EVENTBRIDGE: proxy.endpoint(id, "eventbridge"),
      ...Object.fromEntries(own),
      ...extra(id),
    };
  }

  function processOf(id: FunctionId, made: DeployedFunction): LambdaProcess {
    const known = processes.get(id);
    if (known !== undefined && !known.ended()) return known;
    if (known !== undefined) logsBefore.push(known.log());
    const started = startLambdaProcess(join(made.folder, "index.js"), environmentOf(id, made), made.runtime);
    processes.set(id, started);
    for (const action of ["logs:CreateLogStream", "logs:PutLogEvents"]) {
      proxy.note(id, { action, resource: made.logGroupArn, context: {} });
    }
    return started;
  }

  function made(id: FunctionId): DeployedFunction {
    const found = functions.get(id);
    if (found === undefined) throw new Error(`the assembly has no function ${id}`);
    return found;
  }

  const turns = new Map<FunctionId, Promise<unknown>>();

  /** A process takes one event at a time, as one of Lambda's does; others wait for their turn. */
  const invoke: FunctionsAtWork["invoke"] = (id, event, timeMs) => {
    const before = turns.get(id) ?? Promise.resolve();
    const take = () => processOf(id, made(id)).invoke(event, timeMs ?? made(id).timeoutMs);
    const turn = before.then(take, take);
    turns.set(id, turn);
    return turn;
  };

  async function bury(id: FunctionId, event: unknown): Promise<void> {
    const queue = made(id).deadLetterArn?.split(":").at(-1);
    if (queue === undefined) return;
    const endpoint = proxy.endpoint(id, "sqs");
    const client = new SQSClient({ region: place.region, endpoint, credentials });
    const QueueUrl = `${endpoint}/${place.account}/${queue}`;
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event) }));
    client.destroy();
  }

  return {
    invoke,
    call: async (id, event) => {
      for (let attempt = 1; attempt <= triesMax; attempt++) {
        try {
          await invoke(id, event);
          return;
        } catch {}
      }
      await bury(id, event);
    },
    kill: (id) => processes.get(id)?.kill(),
    log: () => [...logsBefore, ...[...processes.values()].map((process) => process.log())].join(""),
    stop: () => {
      for (const process of processes.values()) process.kill();
    },
  };
}
