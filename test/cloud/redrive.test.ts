import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import type { FauxqsServer } from "fauxqs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sayRedriven } from "#selfhost/commands/redrive-letters.ts";
import { redriveDeadLetters } from "#shared/app/audit/redrive-dead-letters.ts";
import type { CloudOutputs } from "#shared/config/cloud-outputs.ts";
import type { DeadLetter, DeadLetters } from "#shared/ports/audit/dead-letters.ts";
import { startFauxqs } from "#test/support/aws/start-fauxqs.ts";

const s3Event = (key: string) =>
  JSON.stringify({
    Records: [{ eventSource: "aws:s3", eventName: "ObjectCreated:Post", s3: { object: { key } } }],
  });
let server: FauxqsServer;
let client: SQSClient;
let folder: string;
let outputsFile: string;
const urlOf = (name: string) => `http://127.0.0.1:${server.port}/000000000000/${name}`;

beforeEach(async () => {
  server = await startFauxqs("cn-north-1");
  server.setup({
    queues: ["Check", "Post", "Deferred"].flatMap((of) => [
      { name: `${of}Queue` },
      { name: `${of}DeadLetters` },
    ]),
  });
  vi.stubEnv("AWS_REGION", "cn-north-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "local");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "local");
  vi.stubEnv("AWS_ENDPOINT_URL_SQS", `http://127.0.0.1:${server.port}`);
  client = new SQSClient({});
  folder = await mkdtemp(join(tmpdir(), "yinhui-redrive-"));
  outputsFile = join(folder, "outputs.json");
  const outputs: CloudOutputs = {
    ...{ Table: "t", FilesBucket: "f", UploadsBucket: "u", IdentityKeySecret: "k", Issuer: "i" },
    CheckQueue: urlOf("CheckQueue"),
    CheckDeadLetters: urlOf("CheckDeadLetters"),
    PostQueue: urlOf("PostQueue"),
    PostDeadLetters: urlOf("PostDeadLetters"),
    DeferredQueue: urlOf("DeferredQueue"),
    DeferredDeadLetters: urlOf("DeferredDeadLetters"),
  };
  await writeFile(outputsFile, JSON.stringify({ "yinhui-data": outputs }));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
  await rm(folder, { recursive: true });
});

const send = (queue: string, MessageBody: string) =>
  client.send(new SendMessageCommand({ QueueUrl: urlOf(queue), MessageBody }));

async function visibleIn(queue: string): Promise<number> {
  const QueueUrl = urlOf(queue);
  const command = new GetQueueAttributesCommand({
    QueueUrl,
    AttributeNames: ["ApproximateNumberOfMessages"],
  });
  return Number((await client.send(command)).Attributes?.["ApproximateNumberOfMessages"]);
}

async function bodiesIn(queue: string): Promise<(string | undefined)[]> {
  const all: Message[] = [];
  for (;;) {
    const command = new ReceiveMessageCommand({ QueueUrl: urlOf(queue), MaxNumberOfMessages: 10 });
    const { Messages = [] } = await client.send(command);
    if (Messages.length === 0) return all.map(({ Body }) => Body).toSorted();
    all.push(...Messages);
  }
}

test("is only told what there is unless it is said to go, and everything stays for others to see", async () => {
  await send("CheckDeadLetters", s3Event("import1"));
  await send("PostDeadLetters", JSON.stringify({ kind: "commit", importId: "import1" }));

  const said = await sayRedriven(outputsFile, false);

  expect(said).toMatch(/核对的死信：可送回 1 条，无法识别、留在原处 0 条\n {2}uploaded {2}/);
  expect(said).toMatch(/入账与撤销的死信：可送回 1 条.*\n {2}commit {2}/);
  expect(said).toContain("没有移动任何消息");
  expect(await visibleIn("CheckDeadLetters")).toBe(1);
  expect(await visibleIn("PostDeadLetters")).toBe(1);
  expect(await bodiesIn("CheckQueue")).toEqual([]);
});

test("sends every known letter back into its own queue, whole, and leaves foreign ones", async () => {
  const checks = Array.from({ length: 23 }, (_, no) => s3Event(`import${no}`)).toSorted();
  for (const body of checks) await send("CheckDeadLetters", body);
  await send("CheckDeadLetters", "王小明 341102199001011234");
  await send("PostDeadLetters", JSON.stringify({ kind: "undo", importId: "import1" }));

  const said = await sayRedriven(outputsFile, true);

  expect(said).toContain("核对的死信：已送回 23 条，无法识别、留在原处 1 条");
  expect(said).not.toMatch(/王小明|341102|import1/);
  expect(await bodiesIn("CheckQueue")).toEqual(checks);
  expect(await bodiesIn("PostQueue")).toEqual([JSON.stringify({ kind: "undo", importId: "import1" })]);
  expect(await bodiesIn("CheckDeadLetters")).toEqual(["王小明 341102199001011234"]);
  expect(await sayRedriven(outputsFile, true)).toContain("已送回 0 条");
});

test("a letter that cannot be sent stays, and those that were held are released", async () => {
  const released: string[] = [];
  const lettersOf = (ids: string[]): DeadLetter[] =>
    ids.map((messageId) => ({ messageId, body: messageId, sentAt: "2016-06-01T00:00:00.000Z" }));
  const letters: DeadLetters = {
    take: async () => lettersOf(["foreign", "known"]),
    sendBack: async () => Promise.reject(new Error("no line")),
    release: async ({ messageId }) => void released.push(messageId),
  };
  const kindOf = (body: string) => (body === "known" ? "check" : undefined);

  await expect(redriveDeadLetters(letters, kindOf, true)).rejects.toThrow("no line");

  expect(released).toEqual(["foreign", "known"]);
});

test("one run looks at a thousand letters and says that there are more", async () => {
  let made = 0;
  const letters: DeadLetters = {
    take: async () =>
      Array.from({ length: 10 }, () => ({
        messageId: String(made++),
        body: "",
        sentAt: "2016-06-01T00:00:00.000Z",
      })),
    sendBack: async () => {},
    release: async () => {},
  };

  const { sentBack, more } = await redriveDeadLetters(letters, () => "check", true);

  expect({ count: sentBack.length, more }).toEqual({ count: 1000, more: true });
});

test("a file of outputs that lacks some is refused with their names", async () => {
  await writeFile(outputsFile, JSON.stringify({ "yinhui-service": { Table: "t", Url: "u" } }));

  await expect(sayRedriven(outputsFile, false)).rejects.toMatchObject({
    code: "settings-invalid",
    facts: { settings: [expect.stringMatching(/缺少 FilesBucket、.*PostDeadLetters/)] },
  });
});
