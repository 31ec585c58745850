import { SQSClient } from "@aws-sdk/client-sqs";
import type { FauxqsServer } from "fauxqs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSqsWorkQueue } from "#shared/adapters/sqs/sqs-work-queue.ts";
import { readQueueMessage } from "#shared/http/base/queue-message.ts";
import { startFauxqs } from "#test/support/aws/start-fauxqs.ts";

let server: FauxqsServer;

beforeAll(async () => {
  server = await startFauxqs("eu-central-1");
});

afterAll(() => server.stop());

it("sends checks to one queue and postings and undoings to another, in words that the receiving side reads", async () => {
  const posts = server.createQueue("posts").queueUrl;
  const answer = server.createQueue("deferred").queueUrl;
  const queueUrls = { check: server.createQueue("checks").queueUrl, commit: posts, undo: posts, answer };
  const client = new SQSClient({
    region: "eu-central-1",
    endpoint: `http://127.0.0.1:${server.port}`,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const queue = createSqsWorkQueue({ client, queueUrls });

  await queue.enqueue({ kind: "check", importId: "i1" });
  await queue.enqueue({ kind: "commit", importId: "i2" });
  await queue.enqueue({ kind: "undo", importId: "i2" });
  await queue.enqueue({ kind: "answer", deferredId: "d1" });

  const read = (name: string) =>
    server.inspectQueue(name)?.messages.ready.flatMap(({ body }) => readQueueMessage(body));
  expect(read("checks")).toEqual([{ kind: "check", subject: "i1" }]);
  expect(read("posts")).toEqual([
    { kind: "commit", subject: "i2" },
    { kind: "undo", subject: "i2" },
  ]);
  expect(read("deferred")).toEqual([{ kind: "answer", subject: "d1" }]);
});
