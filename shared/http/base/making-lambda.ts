import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Part } from "#shared/ports/parts.ts";
import type { DepsMaker } from "./exchange.ts";
import { queueLambda } from "./queue-lambda.ts";
import { scheduleLambda } from "./schedule-lambda.ts";
import type { QueueWorker, ScheduledWorker } from "./worker.ts";

/** Makes a worker one Lambda function that a schedule calls and that takes the messages of a queue. */
export function makingLambda<P extends Part>(
  worker: ScheduledWorker<P> & QueueWorker<P>,
  depsWith: DepsMaker<P>,
) {
  const byQueue = queueLambda(worker, depsWith);
  const byClock = scheduleLambda(worker, depsWith);
  return middy<unknown, SQSBatchResponse | undefined>().handler(async (event, context) => {
    if (isOfQueue(event)) return byQueue(event, context);
    await byClock(event, context);
    return undefined;
  });
}

function isOfQueue(event: unknown): event is SQSEvent {
  return typeof event === "object" && event !== null && "Records" in event;
}
