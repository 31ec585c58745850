import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { HttpRequest } from "./exchange.ts";

/**
 * The request in an HTTP API's event (payload format 2.0). The service has decoded the path's parameters already;
 * the query is decoded here, because the service joins repeated names with commas.
 */
export function gatewayRequest(event: APIGatewayProxyEventV2): HttpRequest {
  const { body, isBase64Encoded } = event;
  return {
    params: presentOf(event.pathParameters ?? {}),
    query: Object.fromEntries(new URLSearchParams(event.rawQueryString)),
    headers: { ...lowerCased(presentOf(event.headers)), ...cookieHeader(event.cookies) },
    body: body !== undefined && isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body,
    requestId: event.requestContext.requestId,
    address: event.requestContext.http.sourceIp,
  };
}

/** The service takes the cookies out of the head. */
function cookieHeader(cookies: readonly string[] | undefined): Record<string, string> {
  return cookies === undefined ? {} : { cookie: cookies.join("; ") };
}

function presentOf(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const present: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) present[name] = value;
  return present;
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
