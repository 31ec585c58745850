import { DeleteObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { FauxqsServer } from "fauxqs";
import { startFauxqs } from "./start-fauxqs.ts";
import type { Synthesised } from "./synthesised.ts";

/** Starts an emulator of S3 and SQS with the buckets and queues of a deployment, dead letters and visibility included. */
export async function startStorage({ place, resources }: Synthesised): Promise<FauxqsServer> {
  const fauxqs = await startFauxqs(place.region);
  for (const { name } of resources("AWS::S3::Bucket")) fauxqs.createBucket(name);
  const byDeadLettersFirst = resources("AWS::SQS::Queue").toSorted(
    (a, b) => Number("RedrivePolicy" in a.properties) - Number("RedrivePolicy" in b.properties),
  );
  for (const { name, properties } of byDeadLettersFirst) {
    const { RedrivePolicy, VisibilityTimeout = 30 } = properties as {
      RedrivePolicy?: { deadLetterTargetArn: string; maxReceiveCount: number };
      VisibilityTimeout?: number;
    };
    const dead = RedrivePolicy && {
      ...RedrivePolicy,
      deadLetterTargetArn: RedrivePolicy.deadLetterTargetArn.replace(/^arn:[^:]+/, "arn:aws"),
    };
    fauxqs.createQueue(name, {
      region: place.region,
      attributes: {
        VisibilityTimeout: String(VisibilityTimeout),
        ...(dead === undefined ? {} : { RedrivePolicy: JSON.stringify(dead) }),
      },
    });
  }
  return fauxqs;
}

/** Deletes the objects of a bucket whose keys begin so. */
export async function loseObjects(fauxqs: FauxqsServer, Bucket: string, Prefix: string): Promise<void> {
  const client = new S3Client({
    region: "cn-north-1",
    endpoint: `http://127.0.0.1:${fauxqs.port}`,
    forcePathStyle: true,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
  for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket, Key }));
  client.destroy();
}
