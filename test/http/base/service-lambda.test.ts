import { gunzipSync } from "node:zlib";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { expect, it } from "vitest";
import { routes } from "#shared/contract/routes.ts";
import type { Endpoint, EndpointDeps, HttpAnswer, HttpRequest } from "#shared/http/base/exchange.ts";
import { pagesLambda } from "#shared/http/base/pages-lambda.ts";
import { serviceLambda } from "#shared/http/base/service-lambda.ts";
import type { Part } from "#shared/ports/parts.ts";

const context = { getRemainingTimeInMillis: () => 4321 } as Context;
const answered: HttpAnswer = { status: 200, headers: { "content-type": "application/json" }, body: "{}" };

function eventOf(parts: Partial<APIGatewayProxyEventV2> = {}): APIGatewayProxyEventV2 {
  return {
    version: "2.0",
    routeKey: "GET /api/reports/{month}",
    rawPath: "/api/reports/x",
    rawQueryString: "",
    headers: {},
    isBase64Encoded: false,
    requestContext: { requestId: "request-1", http: { sourceIp: "203.0.113.7" } },
    ...parts,
  } as APIGatewayProxyEventV2;
}

/** An endpoint that answers as told and remembers what it was asked with. */
function listening(answer: HttpAnswer | Promise<HttpAnswer> = answered) {
  const heard: { deps: EndpointDeps; request: HttpRequest }[] = [];
  const endpoint: Endpoint = {
    id: "read-report",
    route: routes["read-report"],
    needs: { parts: ["queue"] },
    load: async () => undefined,
    handle: async (deps, request) => {
      heard.push({ deps, request });
      return answer;
    },
  };
  const asked: Part[][] = [];
  const handler = serviceLambda({ "read-report": endpoint }, async (parts: readonly Part[]) => {
    asked.push([...parts]);
    return {} as EndpointDeps;
  });
  return { asked, heard, handler };
}

it("an event becomes a request with decoded parameters, query and headers in lower case", async () => {
  const { heard, handler } = listening();

  await handler(
    eventOf({
      pathParameters: { month: "（借）字 2016%20第1号" },
      rawQueryString: "bankId=a%2Cb&month=2016-06&name=%E9%93%B6",
      headers: { Authorization: "Bearer abc", "x-none": undefined },
    }),
    context,
  );

  expect(heard[0]?.request).toEqual({
    address: "203.0.113.7",
    params: { month: "（借）字 2016%20第1号" },
    query: { bankId: "a,b", month: "2016-06", name: "银" },
    headers: { authorization: "Bearer abc" },
    body: undefined,
    requestId: "request-1",
  });
});

it("a body in base64 is decoded, a plain one is taken as it is", async () => {
  const { heard, handler } = listening();
  const body = '{"fileName":"贷款明细.xlsx"}';

  await handler(eventOf({ body: Buffer.from(body).toString("base64"), isBase64Encoded: true }), context);
  await handler(eventOf({ body }), context);

  expect(heard.map(({ request }) => request.body)).toEqual([body, body]);
});

it("the time that is left is the invocation's", async () => {
  const { heard, handler } = listening();

  await handler(eventOf(), context);

  expect(heard[0]?.deps.remainingMs()).toBe(4321);
});

it("an answer that does not get done in time says so before the function is ended, whatever it waits for", async () => {
  const { handler } = listening(new Promise<HttpAnswer>(() => {}));
  const begunMs = performance.now();

  const late = await handler(eventOf(), { getRemainingTimeInMillis: () => 1_100 } as Context);

  expect(late).toMatchObject({ statusCode: 503, headers: { "content-type": "application/problem+json" } });
  expect(JSON.parse(String(late.body))).toMatchObject({
    type: "/problems/answer-too-slow",
    requestId: "request-1",
  });
  expect(performance.now() - begunMs).toBeGreaterThan(50);
  const ready = { getRemainingTimeInMillis: () => 900 } as Context;
  expect(await listening().handler(eventOf(), ready)).toMatchObject({ statusCode: 200 });
});

it("a call makes the parts of its own operation, and a route of another function is answered as unknown", async () => {
  const { asked, heard, handler } = listening();

  await handler(eventOf(), context);
  const other = await handler(eventOf({ routeKey: "GET /api/loans" }), context);

  expect(asked).toEqual([["queue"]]);
  expect(heard).toHaveLength(1);
  expect(other).toMatchObject({ statusCode: 404, headers: { "content-type": "application/problem+json" } });
});

it("an answer of bytes goes out in base64, one of text as text, both with the headers that keep browsers safe", async () => {
  const bytes = listening({ ...answered, body: new Uint8Array([0, 255]) });
  const text = listening();

  const results = [await bytes.handler(eventOf(), context), await text.handler(eventOf(), context)];

  expect(results).toMatchObject([
    { body: "AP8=", isBase64Encoded: true },
    { body: "{}", isBase64Encoded: false },
  ]);
  for (const { headers } of results) {
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-type": "application/json",
    });
  }
});

it("the pages are served by their path, and a path that is none of them is not found", async () => {
  const page = { contentType: "text/html; charset=utf-8", bytes: new TextEncoder().encode("<p>") };
  const handler = pagesLambda(async () => new Map([["/", page]]));

  const found = await handler(eventOf({ rawPath: "/" }), context);
  const missing = await handler(eventOf({ rawPath: "/api/none" }), context);

  expect(found).toMatchObject({ statusCode: 200, headers: { "cache-control": "no-cache" } });
  expect(Buffer.from(found.body ?? "", "base64").toString()).toBe("<p>");
  expect(missing).toMatchObject({
    statusCode: 404,
    headers: { "content-type": "application/problem+json" },
  });
});

it("a page goes out packed, as the browser takes it, under the policy that lets no foreign script in", async () => {
  const packed = { br: new Uint8Array([1]), gzip: new Uint8Array([2]) };
  const page = { contentType: "text/css", bytes: new Uint8Array([0]), packed };
  const handler = pagesLambda(async () => new Map([["/assets/main.css", page]]));
  const ask = (accept: string) =>
    handler(eventOf({ rawPath: "/assets/main.css", headers: { "accept-encoding": accept } }), context);

  const [brotli, plain] = [await ask("gzip, deflate, br"), await ask("identity")];

  expect(brotli).toMatchObject({
    body: "AQ==",
    headers: { "content-encoding": "br", vary: "accept-encoding" },
  });
  expect(plain.body).toBe("AA==");
  expect(plain.headers).not.toHaveProperty("content-encoding");
  expect(plain.headers).toMatchObject({ "cache-control": "public, max-age=31536000, immutable" });
  expect(plain.headers?.["content-security-policy"]).toContain("default-src 'self'");
  expect(plain.headers?.["content-security-policy"]).not.toContain("unsafe");
});

it("a long answer is packed where the caller takes it so, a short one never", async () => {
  const body = JSON.stringify("银".repeat(5000));
  const headers = { "accept-encoding": "gzip, br" };
  const long = listening({ ...answered, body });

  const packed = await long.handler(eventOf({ headers }), context);
  const plain = await long.handler(eventOf(), context);
  const short = await listening().handler(eventOf({ headers }), context);

  expect(packed.headers).toMatchObject({ "content-encoding": "gzip", "content-type": "application/json" });
  expect(gunzipSync(Buffer.from(packed.body ?? "", "base64")).toString()).toBe(body);
  expect([plain.body, short.body]).toEqual([body, "{}"]);
});
