import { Aws, Duration, Stack } from "aws-cdk-lib";
import { Effect, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Bucket, CfnBucket, HttpMethods } from "aws-cdk-lib/aws-s3";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { originalsLiveDays } from "#shared/ports/base/file-store.ts";
import { keptBucket } from "./kept-bucket.ts";

/** The bucket of the banks' files, which live for a month, and the notification of each arrival to the queue of checks. */
export class Uploads extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: { queue: Queue }) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", {
      ...keptBucket,
      lifecycleRules: [
        {
          expiration: Duration.days(originalsLiveDays),
          noncurrentVersionExpiration: Duration.days(7),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: ["*"], allowedHeaders: ["*"] }],
    });
    props.queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal("s3.amazonaws.com")],
        actions: ["sqs:SendMessage"],
        resources: [props.queue.queueArn],
        conditions: {
          StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID },
          ArnLike: { "aws:SourceArn": Stack.of(this).formatArn(anyBucket) },
        },
      }),
    );
    notify(this.bucket, props.queue);
  }
}

/** The queue's policy cannot name the bucket: the bucket is made after the policy that lets it notify. */
const anyBucket = { service: "s3", region: "", account: "", resource: "*" };

function notify(bucket: Bucket, queue: Queue): void {
  const { defaultChild } = bucket.node;
  if (!(defaultChild instanceof CfnBucket)) throw new Error("a bucket without its resource");
  defaultChild.notificationConfiguration = {
    queueConfigurations: [{ event: "s3:ObjectCreated:*", queue: queue.queueArn }],
  };
  defaultChild.node.addDependency(queue.node.findChild("Policy"));
}
