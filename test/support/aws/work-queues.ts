import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import type { FauxqsServer } from "fauxqs";
import type { FunctionId } from "#infra/functions.ts";
import { sqsEvent } from "./cloud-events.ts";
import type { DeployedResource, Synthesised } from "./synthesised.ts";

/** What became of a message that was handed to a function. */
export type Delivery = { body: string; givenBack: boolean };

type Mapping = { EventSourceArn: string; FunctionName: string; BatchSize: number };
type InvokeOptions = { timeMs?: number | undefined };
type Invoke = (id: FunctionId, event: unknown, options: InvokeOptions) => Promise<unknown>;

const batchesMax = 50;

/** Hands what lies in a queue to its function as Lambda's poller does: with the function's role, in batches of the mapping's size. */
export function createPoller(
  deployment: Synthesised,
  endpointOf: (id: FunctionId) => string,
  invoke: Invoke,
) {
  const { place, functions, resources } = deployment;
  const mappings = resources("AWS::Lambda::EventSourceMapping").map(
    ({ properties }) => properties as Mapping,
  );
  const names = new Map(
    resources("AWS::Lambda::Function").map(({ name, properties }) => [
      name,
      properties["Description"] as FunctionId,
    ]),
  );

  /** Hands messages over until none is visible. The first call may take `timeMs`. */
  async function deliver(queue: DeployedResource, timeMs?: number): Promise<Delivery[]> {
    const mapping = mappings.find(({ EventSourceArn }) => EventSourceArn.endsWith(`:${queue.name}`));
    const id = names.get(mapping?.FunctionName ?? "");
    if (id === undefined || !functions.has(id)) throw new Error(`nobody takes messages from ${queue.name}`);
    const endpoint = endpointOf(id);
    const client = new SQSClient({
      region: place.region,
      endpoint,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    const QueueUrl = `${endpoint}/${place.account}/${queue.name}`;
    const deliveries: Delivery[] = [];
    await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
    for (let batch = 0; batch < batchesMax; batch++) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: mapping?.BatchSize ?? 1 }),
      );
      if (Messages.length === 0) return deliveries;
      const failed = await handOver(id, queue, Messages, batch === 0 ? timeMs : undefined);
      for (const { MessageId = "", Body = "", ReceiptHandle } of Messages) {
        const givenBack = failed.has(MessageId);
        deliveries.push({ body: Body, givenBack });
        if (!givenBack) await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    }
    throw new Error(`the queue ${queue.name} does not come to rest`);
  }

  /** The ids of the messages that the function gave back; all of them when it failed as a whole. */
  async function handOver(
    id: FunctionId,
    queue: DeployedResource,
    messages: readonly Message[],
    timeMs: number | undefined,
  ): Promise<Set<string>> {
    try {
      const event = sqsEvent(queue.name, messages);
      const answer = (await invoke(id, event, { timeMs })) as {
        batchItemFailures: { itemIdentifier: string }[];
      };
      return new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    } catch {
      return new Set(messages.map(({ MessageId = "" }) => MessageId));
    }
  }

  return { deliver };
}

/** Lets the time pass in which messages that were given back stay hidden. */
export async function endHiding(fauxqs: FauxqsServer, queue: string, region: string): Promise<void> {
  const endpoint = `http://127.0.0.1:${fauxqs.port}`;
  const client = new SQSClient({
    region,
    endpoint,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  for (const { receiptHandle } of fauxqs.inspectQueue(queue)?.messages.inflight ?? []) {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: `${endpoint}/000000000000/${queue}`,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: 0,
      }),
    );
  }
  client.destroy();
}
