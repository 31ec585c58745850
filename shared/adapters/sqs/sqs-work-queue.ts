import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Work, WorkQueue } from "#shared/ports/work-queue.ts";

/** Sends work to SQS, each kind to its own queue; order does not matter and delivery is at least once, as the port asks. */
export function createSqsWorkQueue(options: {
  client: SQSClient;
  queueUrls: Readonly<Record<Work["kind"], string>>;
}): WorkQueue {
  return {
    enqueue: async (work) => {
      await options.client.send(
        new SendMessageCommand({ QueueUrl: options.queueUrls[work.kind], MessageBody: JSON.stringify(work) }),
      );
    },
  };
}
