import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

/** What becomes of a request on its way: `lose-answer` means that it was done and nobody heard of it. */
export type Fault = "none" | "lose-request" | "lose-answer" | { errorType: string; reasons?: string[] };

/** Chooses what becomes of a request to DynamoDB, by its action (`TransactWriteItems`, …) and body. */
export type FaultChooser = (action: string, body: string) => Fault;

/** A proxy that stands between the SDK and DynamoDB Local and is as unreliable as a network. */
export type FaultyProxy = { endpoint: string; stop(): Promise<void> };

/** Starts a proxy before an endpoint. */
export async function startFaultyProxy(endpoint: string, choose: FaultChooser): Promise<FaultyProxy> {
  const server = createServer(async (incoming, outgoing) => {
    const body = await text(incoming);
    const action = String(incoming.headers["x-amz-target"]).split(".").at(-1) ?? "";
    const fault = choose(action, body);
    const answer = fault === "lose-request" ? undefined : await answerTo(fault, endpoint, incoming, body);
    if (answer === undefined || fault === "lose-answer") {
      incoming.socket.destroy();
      return;
    }
    outgoing.writeHead(answer.statusCode, answer.headers);
    outgoing.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Answer = { statusCode: number; headers: IncomingMessage["headers"]; body: string };

async function answerTo(
  fault: Fault,
  endpoint: string,
  incoming: IncomingMessage,
  body: string,
): Promise<Answer> {
  return typeof fault === "object" ? refusal(fault) : pass(endpoint, incoming, body);
}

function refusal({ errorType, reasons }: Exclude<Fault, string>): Answer {
  const told = {
    __type: `com.amazonaws.dynamodb.v20120810#${errorType}`,
    message: errorType,
    ...(reasons && { CancellationReasons: reasons.map((Code) => ({ Code })) }),
  };
  const headers = { "content-type": "application/x-amz-json-1.0" };
  return { statusCode: 400, headers, body: JSON.stringify(told) };
}

function pass(endpoint: string, incoming: IncomingMessage, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const passed = httpRequest(
      `${endpoint}${incoming.url ?? "/"}`,
      { method: incoming.method ?? "POST", headers: incoming.headers },
      async (answer) => {
        const { statusCode = 502, headers } = answer;
        resolve({ statusCode, headers, body: await text(answer) });
      },
    );
    passed.on("error", reject);
    passed.end(body);
  });
}
