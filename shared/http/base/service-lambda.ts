import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Part } from "#shared/ports/parts.ts";
import { type DeferringDeps, deferAnswer } from "./deferred-answer.ts";
import type { DepsMaker, Endpoint } from "./exchange.ts";
import { gatewayRequest } from "./gateway-request.ts";
import { gatewayResult } from "./gateway-result.ts";
import { inTime, inTimeOr } from "./in-time.ts";
import { packAnswer } from "./pack-answer.ts";
import { answerThrown } from "./problem.ts";

/** How long before a function is ended it answers that it did not get done; the answer has yet to be packed and sent. */
const spareMs = 1_000;
/** The same for answers that may be deferred: early enough to stop what is under way and to have a worker begin anew. */
const deferringMs = 8_000;

/**
 * Makes a table of operations one Lambda function behind an API Gateway HTTP API. A call loads its operation's code and
 * makes the parts that this needs. What takes longer than a request may is deferred where the route says so.
 */
export function serviceLambda<P extends Part>(
  service: Readonly<Record<string, Endpoint<P>>>,
  depsWith: DepsMaker<P>,
  deferring?: () => Promise<DeferringDeps>,
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
      const answer = await (deferring !== undefined && endpoint.route.mayBeDeferred
        ? inTimeOr(work, remainingMs() - deferringMs, async () =>
            inTime(
              deferAnswer(await deferring(), endpoint, request),
              remainingMs() - spareMs,
              request.requestId,
            ),
          )
        : inTime(work, remainingMs() - spareMs, request.requestId));
      return gatewayResult(await packAnswer(answer, event.headers["accept-encoding"]));
    },
  );
}
