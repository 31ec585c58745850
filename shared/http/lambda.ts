import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Endpoint, EndpointDeps, HttpAnswer, HttpRequest } from "./exchange.ts";

/** Makes an endpoint a Lambda function behind an API Gateway HTTP API (payload format 2.0). */
export function lambda(endpoint: Endpoint, deps: () => Promise<EndpointDeps> | EndpointDeps) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(
    async (event, context) => {
      const remainingMs = () => context.getRemainingTimeInMillis();
      return toResult(await endpoint.handle({ ...(await deps()), remainingMs }, toRequest(event)));
    },
  );
}

/** An HTTP API has decoded the path's parameters already; the query is decoded here, as the self-hosted server does. */
function toRequest(event: APIGatewayProxyEventV2): HttpRequest {
  return {
    params: withoutAbsent(event.pathParameters ?? {}),
    query: Object.fromEntries(new URLSearchParams(event.rawQueryString)),
    headers: lowerCased(withoutAbsent(event.headers)),
    body:
      event.body !== undefined && event.isBase64Encoded
        ? Buffer.from(event.body, "base64").toString("utf8")
        : event.body,
    requestId: event.requestContext.requestId,
  };
}

function toResult({ status, headers, body }: HttpAnswer): APIGatewayProxyStructuredResultV2 {
  return typeof body === "string"
    ? { statusCode: status, headers: { ...headers }, body, isBase64Encoded: false }
    : {
        statusCode: status,
        headers: { ...headers },
        body: Buffer.from(body).toString("base64"),
        isBase64Encoded: true,
      };
}

function withoutAbsent(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const present: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) present[name] = value;
  return present;
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
