import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { LedgerFailure } from "#shared/domain/failure.ts";
import { gatewayResult } from "./gateway-result.ts";
import { answerThrown } from "./problem.ts";

/** The files of the web client by URL path. */
export type Pages = ReadonlyMap<string, { contentType: string; bytes: Uint8Array }>;

/** Makes the web client's files a Lambda function behind an HTTP API; a path that is none of them is answered with 404. */
export function pagesLambda(pages: () => Promise<Pages>) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(async (event) => {
    const page = (await pages()).get(event.rawPath);
    if (page === undefined) {
      return gatewayResult(answerThrown(new LedgerFailure("route-unknown"), event.requestContext.requestId));
    }
    const { contentType, bytes } = page;
    const lasting = event.rawPath.startsWith("/assets/");
    const cacheControl = lasting ? "public, max-age=31536000, immutable" : "no-cache";
    return gatewayResult({
      status: 200,
      headers: { "content-type": contentType, "cache-control": cacheControl },
      body: bytes,
    });
  });
}
