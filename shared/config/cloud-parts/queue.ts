import { SQSClient } from "@aws-sdk/client-sqs";
import { createSqsWorkQueue } from "#shared/adapters/sqs/sqs-work-queue.ts";
import type { CloudPart } from "./cloud-part.ts";

/** The queues of work. */
export const queue: CloudPart<"queue"> = ({ CHECK_QUEUE_URL, POST_QUEUE_URL, DEFERRED_QUEUE_URL }) => ({
  queue: createSqsWorkQueue({
    client: new SQSClient({}),
    queueUrls: {
      check: CHECK_QUEUE_URL,
      commit: POST_QUEUE_URL,
      undo: POST_QUEUE_URL,
      answer: DEFERRED_QUEUE_URL,
    },
  }),
});
