import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { HttpAnswer } from "./exchange.ts";
import { hstsValue, securityHeaders } from "./security-headers.ts";

/** The pages connect to the issuer and to the bucket of uploads, whose addresses only the deployment knows. */
const safe = { ...securityHeaders(["https:"]), "strict-transport-security": hstsValue };

/** An answer as an HTTP API takes it from a function (payload format 2.0). */
export function gatewayResult({ status, headers, body }: HttpAnswer): APIGatewayProxyStructuredResultV2 {
  const { "set-cookie": cookie, ...others } = headers;
  const isBase64Encoded = typeof body !== "string";
  return {
    statusCode: status,
    headers: { ...safe, ...others },
    ...(cookie !== undefined && { cookies: [cookie] }),
    body: isBase64Encoded ? Buffer.from(body).toString("base64") : body,
    isBase64Encoded,
  };
}
