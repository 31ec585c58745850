import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What each caller did to AWS, as the actions that IAM knows, with the bucket, queue or secret: `s3:GetObject uploads`. */
export type RecordedCalls = Map<string, Set<string>>;

/** Stands between functions and the emulators and notes which function called what. */
export type RecordingProxy = {
  calls: RecordedCalls;
  /** The endpoint of a service as a caller is to be told it. */
  endpoint(caller: string, service: string): string;
  stop(): Promise<void>;
};

/** Starts a proxy before services at the given addresses; requests to `/<caller>/<service>/…` are noted and passed on. */
export async function startRecordingProxy(
  services: Readonly<Record<string, string>>,
): Promise<RecordingProxy> {
  const calls: RecordedCalls = new Map();
  const server = createServer(async (incoming, outgoing) => {
    const [, caller = "", service = "", ...rest] = (incoming.url ?? "").split("/");
    const body = await bytesOf(incoming);
    const noted = calls.get(caller) ?? new Set();
    for (const action of actionsOf(service, incoming, body)) noted.add(action);
    calls.set(caller, noted);
    const target = new URL(services[service] ?? "");
    const passed = httpRequest(
      {
        host: target.hostname,
        port: target.port,
        method: incoming.method,
        path: `/${rest.join("/")}`,
        headers: incoming.headers,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.on("error", () => outgoing.writeHead(502).end());
    passed.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    calls,
    endpoint: (caller, service) => `http://127.0.0.1:${port}/${caller}/${service}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const s3Actions: Readonly<Record<string, string>> = {
  GET: "s3:GetObject",
  PUT: "s3:PutObject",
  POST: "s3:PutObject",
  DELETE: "s3:DeleteObject",
};

const transactedActions: Readonly<Record<string, string>> = {
  Put: "dynamodb:PutItem",
  Update: "dynamodb:UpdateItem",
  Delete: "dynamodb:DeleteItem",
  ConditionCheck: "dynamodb:ConditionCheckItem",
  Get: "dynamodb:GetItem",
};

function actionsOf(
  service: string,
  { method = "", url = "", headers }: IncomingMessage,
  body: Buffer,
): string[] {
  if (service === "s3") return [`${s3Actions[method] ?? method} ${url.split("/")[3]?.split("?")[0]}`];
  const operation = String(headers["x-amz-target"]).split(".").at(-1) ?? "";
  if (operation.startsWith("Transact")) {
    const { TransactItems } = JSON.parse(body.toString()) as { TransactItems: Record<string, unknown>[] };
    return TransactItems.flatMap((item) => Object.keys(item)).map((kind) => transactedActions[kind] ?? kind);
  }
  const { QueueUrl, SecretId } = JSON.parse(body.toString()) as { QueueUrl?: string; SecretId?: string };
  const place = QueueUrl?.split("/").at(-1) ?? SecretId;
  return [place === undefined ? `${service}:${operation}` : `${service}:${operation} ${place}`];
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
