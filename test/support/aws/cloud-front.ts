import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type FunctionId, servedBy } from "#infra/functions.ts";
import { createTokenVerifier } from "#shared/adapters/auth/jose-token-verifier.ts";
import { routes } from "#shared/contract/routes.ts";
import { audience, type Cloud, publicUrl } from "../cloud.ts";

type Result = {
  statusCode: number;
  headers?: Record<string, string>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
};
type Route = { key: string; method: string; path: RegExp; names: string[]; open: boolean; id: FunctionId };

/** What the HTTP API answers for a function that failed. */
const failedFunction: Result = { statusCode: 500, body: '{"message":"Internal Server Error"}' };

/** The HTTP API of a deployment on a port of this machine, and its queues at work; `stop` ends both. */
export type CloudFront = { origin: string; stop(): Promise<void> };

/**
 * Serves the routes of the synthesised template as API Gateway does: the most specific route answers, without a good token
 * only where the template asks for none. The policy of the pages is widened by the loopback addresses of the emulators, and
 * a page of the front's counts as one of the deployment's address.
 */
export async function startCloudFront(cloud: Cloud): Promise<CloudFront> {
  const served = routesOf(cloud);
  const verifyToken = createTokenVerifier({ issuer: cloud.issuer, audience });
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://front.invalid");
    const asked = decoded(url.pathname);
    const route = served.find(({ method, path }) => method === request.method && path.test(asked));
    if (route === undefined) {
      response.writeHead(404).end('{"message":"Not Found"}');
      return;
    }
    const [, token = ""] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
    if (!route.open && !(await verifyToken(token).then(Boolean, () => false))) {
      response.writeHead(401).end('{"message":"Unauthorized"}');
      return;
    }
    const event = await eventOf(route, request, url, asked);
    const result = (await cloud.invoke(route.id, event).catch(() => failedFunction)) as Result;
    for (const [name, value] of Object.entries(result.headers ?? {})) {
      if (name === "strict-transport-security") continue;
      response.setHeader(
        name,
        value.replace("connect-src 'self' https:", "connect-src 'self' http://127.0.0.1:*"),
      );
    }
    if (result.cookies !== undefined) response.setHeader("set-cookie", result.cookies);
    response.statusCode = result.statusCode;
    response.end(Buffer.from(result.body ?? "", result.isBase64Encoded === true ? "base64" : "utf8"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  let going = true;
  const work = deliverWhile(cloud, () => going);
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      going = false;
      await work;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function routesOf({ deployment }: Cloud): Route[] {
  const known = new Map(
    Object.values(routes).map(({ id, method, path }) => [`${method} ${path}`, servedBy(id).id]),
  );
  return deployment
    .resources("AWS::ApiGatewayV2::Route")
    .map(({ properties }) => {
      const key = String(properties["RouteKey"]);
      const [method = "", path = ""] = key.split(" ");
      const names = [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name = ""]) => name);
      const pattern = path
        .replaceAll(".", "\\.")
        .replace(/\{\w+\+\}/g, "(.+)")
        .replace(/\{\w+\}/g, "([^/]+)");
      return {
        key,
        method,
        names,
        path: new RegExp(`^${pattern}$`),
        open: properties["AuthorizationType"] !== "JWT",
        id: known.get(key) ?? ("serve-pages" as const),
      };
    })
    .sort((a, b) => rank(a) - rank(b));
}

/** Routes without a name go before those with one, and the greedy one last. */
function rank({ key, names }: Route): number {
  return key.includes("+}") ? 100 : names.length;
}

/** A path as the HTTP API looks for its route: decoded, so that an encoded slash parts it like any other. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function eventOf(route: Route, request: IncomingMessage, url: URL, path: string): Promise<object> {
  const { cookie, origin, ...headers } = request.headers;
  const own = origin === `http://${headers.host}` ? publicUrl : origin;
  const values = route.path.exec(path)?.slice(1) ?? [];
  const query = Object.fromEntries(url.searchParams);
  const body = await text(request);
  return {
    version: "2.0",
    routeKey: route.key,
    rawPath: path,
    rawQueryString: url.search.slice(1),
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      ...(own === undefined ? {} : { origin: own }),
    },
    ...(cookie === undefined ? {} : { cookies: cookie.split("; ") }),
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(values.length > 0 && {
      pathParameters: Object.fromEntries(route.names.map((name, at) => [name, values[at] ?? ""])),
    }),
    requestContext: {
      http: {
        method: route.method,
        path,
        protocol: "HTTP/1.1",
        sourceIp: "203.0.113.7",
        userAgent: "test",
      },
      requestId: randomUUID(),
      routeKey: route.key,
      stage: "$default",
    },
    ...(body === "" ? { isBase64Encoded: false } : { body, isBase64Encoded: false }),
  };
}

const pollMs = 150;

async function deliverWhile(cloud: Cloud, going: () => boolean): Promise<void> {
  while (going()) {
    for (const queue of ["checks", "posts", "deferred"] as const) await cloud.deliver(queue).catch(() => []);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
