import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Part } from "#shared/ports/parts.ts";
import { errorFacts } from "./error-facts.ts";
import type { DepsMaker, DepsWith } from "./exchange.ts";
import { once } from "./once.ts";
import { readQueueMessage } from "./queue-message.ts";
import type { QueueWorker } from "./worker.ts";

/**
 * Makes a worker a Lambda function behind an SQS queue. Only the message that fails, or is not understood, is given
 * back, so that SQS tries it again and at last moves it to the dead-letter queue.
 */
export function queueLambda<P extends Part>(worker: QueueWorker<P>, depsWith: DepsMaker<P>) {
  const begin = once(async () => {
    const deps = await depsWith(worker.parts ?? []);
    await worker.begin?.(deps);
    return deps;
  });
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event, context) => {
    const remainingMs = () => context.getRemainingTimeInMillis();
    const present = { ...(await begin()), remainingMs };
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const { messageId, body } of event.Records) {
      try {
        await takeSteps(worker, present, body);
      } catch (error) {
        const reason = error instanceof LedgerFailure ? { code: error.code } : errorFacts(error);
        present.log("message-failed", { messageId, ...reason });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  });
}

async function takeSteps<P extends Part>(
  { steps }: QueueWorker<P>,
  deps: DepsWith<P>,
  body: string,
): Promise<void> {
  for (const { kind, subject } of readQueueMessage(body)) {
    const step = steps[kind];
    if (step === undefined) throw new Error(`a message of kind ${kind} in the wrong queue`);
    await step(await withCurrentProgramme(deps), subject);
  }
}
