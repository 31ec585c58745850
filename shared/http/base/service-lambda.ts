import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Part } from "#shared/ports/parts.ts";
import type { DepsMaker, Endpoint, HttpAnswer } from "./exchange.ts";
import { gatewayRequest } from "./gateway-request.ts";
import { gatewayResult } from "./gateway-result.ts";
import { packAnswer } from "./pack-answer.ts";
import { answerThrown } from "./problem.ts";

/** How long before a function is ended it answers that it did not get done; the answer has yet to be packed and sent. */
const spareMs = 1_000;
/** No function runs for longer. */
const lambdaMsMax = 900_000;

/**
 * Makes a table of operations one Lambda function behind an API Gateway HTTP API. A call loads its operation's code and
 * makes the parts that this needs.
 */
export function serviceLambda<P extends Part>(
  service: Readonly<Record<string, Endpoint<P>>>,
  depsWith: DepsMaker<P>,
) {
  const byRouteKey = new Map(
    Object.values(service).map((endpoint) => [`${endpoint.route.method} ${endpoint.route.path}`, endpoint]),
  );
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(
    async (event, context) => {
      const endpoint = byRouteKey.get(event.routeKey);
      if (endpoint === undefined) {
        const { requestId } = event.requestContext;
        return gatewayResult(answerThrown(new LedgerFailure("route-unknown"), requestId));
      }
      const deps = await depsWith(endpoint.needs.parts ?? []);
      const remainingMs = () => context.getRemainingTimeInMillis();
      const request = gatewayRequest(event);
      const work = endpoint.handle({ ...deps, remainingMs }, request);
      const answer = await inTime(work, remainingMs() - spareMs, request.requestId);
      return gatewayResult(await packAnswer(answer, event.headers["accept-encoding"]));
    },
  );
}

/**
 * The answer of some work or, when it takes longer, one that says so: a function that is ended answers nothing, and the
 * API would say "Service Unavailable".
 */
async function inTime(work: Promise<HttpAnswer>, leftMs: number, requestId: string): Promise<HttpAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HttpAnswer>((resolve) => {
    const tell = () => resolve(answerThrown(new LedgerFailure("answer-too-slow"), requestId));
    timer = setTimeout(tell, Math.min(Math.max(leftMs, 0), lambdaMsMax));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
