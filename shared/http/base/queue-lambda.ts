import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { errorFacts } from "./error-facts.ts";
import type { EndpointDeps } from "./exchange.ts";
import { type QueueStep, readQueueMessage } from "./queue-message.ts";

type Steps = Partial<Record<QueueStep["kind"], (deps: EndpointDeps, importId: string) => Promise<unknown>>>;

/**
 * Makes use cases a Lambda function behind an SQS queue, by the kind of message. A message that fails or that nobody
 * here understands is given back alone, so that SQS tries it again and at last moves it to the dead-letter queue.
 */
export function queueLambda(steps: Steps, deps: () => Promise<EndpointDeps> | EndpointDeps) {
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event, context) => {
    const remainingMs = () => context.getRemainingTimeInMillis();
    const present: EndpointDeps = { ...(await deps()), remainingMs };
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const { messageId, body } of event.Records) {
      try {
        await takeSteps(steps, present, body);
      } catch (error) {
        const reason = error instanceof LedgerFailure ? { code: error.code } : errorFacts(error);
        present.log("message-failed", { messageId, ...reason });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  });
}

async function takeSteps(steps: Steps, deps: EndpointDeps, body: string): Promise<void> {
  for (const { kind, importId } of readQueueMessage(body)) {
    const step = steps[kind];
    if (step === undefined) throw new Error(`a message of kind ${kind} in the wrong queue`);
    await step(await withCurrentProgramme(deps), importId);
  }
}
