import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { gatewayResult } from "./gateway-result.ts";
import { type Pages, pageAnswer } from "./page-answer.ts";
import { answerThrown } from "./problem.ts";

/** Makes the web client's files a Lambda function behind an HTTP API; any other path gets 404. */
export function pagesLambda(pages: () => Promise<Pages>) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(async (event) => {
    const page = (await pages()).get(event.rawPath);
    if (page === undefined) {
      return gatewayResult(answerThrown(new LedgerFailure("route-unknown"), event.requestContext.requestId));
    }
    return gatewayResult(pageAnswer(event.rawPath, page, event.headers["accept-encoding"]));
  });
}
