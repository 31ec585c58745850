import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, type Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";

/** What Lambda does on behalf of a function that takes messages from a queue. */
export function consumingStatement(queue: Queue): PolicyStatement {
  return new PolicyStatement({
    actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    resources: [queue.queueArn],
  });
}

/** Feeds a function from a queue, one message at a time, because each is a whole file's work; some at once where it says so. */
export class QueueConsumer extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { queue: Queue; target: LambdaFunction; concurrencyMax?: number },
  ) {
    super(scope, id);
    const mapping = new EventSourceMapping(this, "Mapping", {
      target: props.target,
      eventSourceArn: props.queue.queueArn,
      batchSize: 1,
      reportBatchItemFailures: true,
      ...(props.concurrencyMax === undefined ? {} : { maxConcurrency: props.concurrencyMax }),
    });
    acknowledge(mapping, {
      "Serverless-LambdaEventSourceMappingDestination":
        "A message that fails goes to the queue's own dead letters; destinations are for streams.",
    });
  }
}
