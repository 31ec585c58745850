import { SQSClient } from "@aws-sdk/client-sqs";
import { createSqsDeadLetters } from "#shared/adapters/sqs/sqs-dead-letters.ts";
import type { DeadLetters } from "#shared/ports/audit/dead-letters.ts";
import type { CloudOutputs } from "./cloud-outputs.ts";

/** The dead letters of a deployment's queues of work, by what the work is. */
export function cloudDeadLetters(outputs: CloudOutputs): Record<"check" | "post" | "deferred", DeadLetters> {
  const client = new SQSClient({});
  return {
    check: createSqsDeadLetters({
      client,
      queueUrl: outputs.CheckQueue,
      deadLettersUrl: outputs.CheckDeadLetters,
    }),
    post: createSqsDeadLetters({
      client,
      queueUrl: outputs.PostQueue,
      deadLettersUrl: outputs.PostDeadLetters,
    }),
    deferred: createSqsDeadLetters({
      client,
      queueUrl: outputs.DeferredQueue,
      deadLettersUrl: outputs.DeferredDeadLetters,
    }),
  };
}
