import { randomUUID } from "node:crypto";
import type { Message } from "@aws-sdk/client-sqs";
import { type RouteId, routes } from "#shared/contract/routes.ts";

/** What a test asks a route for. */
export type CloudRequest = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  token?: string;
  /** The address that it comes from, where that matters. */
  address?: string;
  /** The cookies that the browser sends. */
  cookies?: string[];
};

/** The event (payload format 2.0) that an HTTP API hands to the function of a route. */
export function httpApiEvent(
  id: RouteId,
  { params = {}, query = {}, body, token, address = "203.0.113.7", cookies }: CloudRequest,
): object {
  const { method, path } = routes[id];
  const rawPath = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  return {
    version: "2.0",
    routeKey: `${method} ${path}`,
    rawPath,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      host: "abcdefghij.execute-api.cn-north-1.amazonaws.com.cn",
      "x-forwarded-for": address,
      "x-forwarded-proto": "https",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(cookies === undefined ? {} : { cookies }),
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    ...(Object.keys(params).length === 0 ? {} : { pathParameters: params }),
    requestContext: {
      accountId: "123456789012",
      apiId: "abcdefghij",
      domainName: "abcdefghij.execute-api.cn-north-1.amazonaws.com.cn",
      domainPrefix: "abcdefghij",
      http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: address, userAgent: "test" },
      requestId: randomUUID(),
      routeKey: `${method} ${path}`,
      stage: "$default",
      time: "24/Nov/2026:08:00:00 +0000",
      timeEpoch: 1795507200000,
    },
    ...(body === undefined
      ? { isBase64Encoded: false }
      : { body: Buffer.from(JSON.stringify(body)).toString("base64"), isBase64Encoded: true }),
  };
}

/** The message that S3 sends to a queue when a version of an object was made; it writes keys as forms do. */
export function s3CreatedMessage(bucket: string, key: string, size: number): string {
  const written = new URLSearchParams({ key }).toString().slice("key=".length).replaceAll("%2F", "/");
  return JSON.stringify({
    Records: [
      {
        eventVersion: "2.1",
        eventSource: "aws:s3",
        awsRegion: "cn-north-1",
        eventTime: "2026-11-24T08:00:00.000Z",
        eventName: "ObjectCreated:Post",
        userIdentity: { principalId: "AWS:AROAEXAMPLE:announce-import" },
        requestParameters: { sourceIPAddress: "203.0.113.7" },
        responseElements: { "x-amz-request-id": "EXAMPLE123456789", "x-amz-id-2": "EXAMPLE" },
        s3: {
          s3SchemaVersion: "1.0",
          configurationId: "uploads",
          bucket: { name: bucket, ownerIdentity: { principalId: "A3NL1KOZZKExample" } },
          object: {
            key: written,
            size,
            eTag: "d41d8cd98f00b204e9800998ecf8427e",
            versionId: "096fKKXTRTtl3on89fVO.nfljtsv6qko",
            sequencer: "0A1B2C3D4E5F678901",
          },
        },
      },
    ],
  });
}

/** The message that S3 would send when an object of a versioned bucket was deleted, which leaves a marker. */
export function s3RemovedMessage(bucket: string, key: string): string {
  return s3CreatedMessage(bucket, key, 0).replace("ObjectCreated:Post", "ObjectRemoved:DeleteMarkerCreated");
}

/** The event in which Lambda hands messages of a queue to a function. */
export function sqsEvent(queue: string, messages: readonly Pick<Message, "MessageId" | "Body">[]): object {
  return {
    Records: messages.map(({ MessageId, Body }) => ({
      messageId: MessageId,
      receiptHandle: "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
      body: Body,
      attributes: {
        ApproximateReceiveCount: "1",
        SentTimestamp: "1795507200000",
        SenderId: "AIDAIENQZJOLO23YVJ4VO",
        ApproximateFirstReceiveTimestamp: "1795507200001",
      },
      messageAttributes: {},
      md5OfBody: "e4e68fb7bd0e697a0ae8f1bb342846b3",
      eventSource: "aws:sqs",
      eventSourceARN: `arn:aws-cn:sqs:cn-north-1:123456789012:${queue}`,
      awsRegion: "cn-north-1",
    })),
  };
}

/** The event that EventBridge Scheduler sends by default. */
export const scheduledEvent = {
  version: "0",
  id: "d32c5kddcf5bb8c3",
  "detail-type": "Scheduled Event",
  source: "aws.scheduler",
  account: "123456789012",
  time: "2026-12-01T00:00:00Z",
  region: "cn-north-1",
  resources: ["arn:aws-cn:scheduler:cn-north-1:123456789012:schedule/default/Monthly"],
  detail: "{}",
};
