import { Aws, Duration } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Bucket, CfnBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { keptBucket } from "./kept-bucket.ts";

/** How long it is kept who reached into the buckets: six months, as the Cybersecurity Law (网络安全法) asks. */
const keptDays = 180;

/** The bucket in which S3 writes down who reached into the other buckets. */
export class AccessLogs extends Construct {
  private readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", {
      ...keptBucket,
      lifecycleRules: [
        { expiration: Duration.days(keptDays), noncurrentVersionExpiration: Duration.days(7) },
      ],
    });
  }

  /** Has S3 write down who reaches into a bucket, below a folder. */
  follow(bucket: Bucket, folder: string): void {
    const { defaultChild } = bucket.node;
    if (!(defaultChild instanceof CfnBucket)) throw new Error("a bucket without its resource");
    const logFilePrefix = `${folder}/`;
    defaultChild.loggingConfiguration = { destinationBucketName: this.bucket.bucketName, logFilePrefix };
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("logging.s3.amazonaws.com")],
        actions: ["s3:PutObject"],
        resources: [this.bucket.arnForObjects(`${logFilePrefix}*`)],
        conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
      }),
    );
  }
}
