import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type AwsCall, allows, type Statement } from "./policy.ts";
import { type AwsRequest, listCall, readCalls } from "./read-calls.ts";
import type { DeployedPlace } from "./template-values.ts";

/** A request that a function made of a service, and what the service answered. */
export type Passage = { caller: string; request: AwsRequest; calls: readonly AwsCall[]; status: number };

/** Stands between functions and the emulators as IAM does: it notes which function called what, and refuses what no policy allows. */
export type RecordingProxy = {
  /** What each caller called, each call once. */
  calls(): Map<string, AwsCall[]>;
  /** Notes a call that a service of AWS makes on behalf of a function. */
  note(caller: string, call: AwsCall): void;
  /** The endpoint of a service as a caller is to be told it. */
  endpoint(caller: string, service: string): string;
  stop(): Promise<void>;
};

type ProxyOptions = {
  services: Readonly<Record<string, string>>;
  place: DeployedPlace;
  statementsOf(caller: string): readonly Statement[];
  /** Whether the policy of what is called denies a call, whatever its caller is allowed. */
  denies(caller: string, call: AwsCall): boolean;
  /** Called when a request was carried out, before its caller is told. */
  passed(passage: Passage): void;
};

/** Starts a proxy before services; requests to `/<caller>/<service>/…` are noted and, where allowed, passed on. */
export async function startRecordingProxy(options: ProxyOptions): Promise<RecordingProxy> {
  const { services, place, statementsOf, denies, passed } = options;
  const noted = new Map<string, Map<string, AwsCall>>();
  const note = (caller: string, call: AwsCall) => {
    const own = noted.get(caller) ?? new Map<string, AwsCall>();
    noted.set(caller, own.set(JSON.stringify(call), call));
    return allows(statementsOf(caller), call) && !denies(caller, call);
  };
  const server = createServer(async (incoming, outgoing) => {
    const origin = incoming.headers.origin;
    if (origin !== undefined) outgoing.setHeader("access-control-allow-origin", "*");
    if (incoming.method === "OPTIONS") {
      outgoing.writeHead(204, { "access-control-allow-methods": "POST, GET" }).end();
      return;
    }
    const [, caller = "", service = "", ...rest] = (incoming.url ?? "").split("/");
    const request: AwsRequest = {
      service,
      method: incoming.method ?? "",
      url: `/${rest.join("/")}`,
      target: String(incoming.headers["x-amz-target"]),
      body: await bytesOf(incoming),
    };
    const calls = readCalls(request, place);
    const allowed = calls.map((call) => note(caller, call));
    if (allowed.includes(false)) {
      outgoing.writeHead(...deniedBy(service)).end(denial(service));
      return;
    }
    const answer = await passOn(services[service] ?? "", incoming, request).catch(() => undefined);
    if (answer === undefined) {
      outgoing.writeHead(502).end();
      return;
    }
    const missing = service === "s3" && request.method === "GET" && answer.status === 404;
    if (missing && !note(caller, listCall(request, place))) {
      outgoing.writeHead(...deniedBy(service)).end(denial(service));
      return;
    }
    passed({ caller, request, calls, status: answer.status });
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    calls: () => new Map([...noted].map(([caller, own]) => [caller, [...own.values()]])),
    note,
    endpoint: (caller, service) => `http://127.0.0.1:${port}/${caller}/${service}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Answer = { status: number; headers: IncomingMessage["headers"]; body: Buffer };

function passOn(service: string, { headers }: IncomingMessage, request: AwsRequest): Promise<Answer> {
  const { hostname, port } = new URL(service);
  const { method, url, body } = request;
  return new Promise((resolve, reject) => {
    const passing = httpRequest({ host: hostname, port, method, path: url, headers }, async (answer) => {
      resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: await bytesOf(answer) });
    });
    passing.on("error", reject);
    passing.end(body);
  });
}

function deniedBy(service: string): [number, Record<string, string>] {
  return service === "s3"
    ? [403, { "content-type": "application/xml" }]
    : [400, { "content-type": "application/x-amz-json-1.0" }];
}

function denial(service: string): string {
  return service === "s3"
    ? "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
    : JSON.stringify({ __type: "AccessDeniedException", message: "no statement allows this" });
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
