import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Part } from "#shared/ports/parts.ts";
import type { DepsMaker, Endpoint } from "./exchange.ts";
import { gatewayRequest } from "./gateway-request.ts";
import { gatewayResult } from "./gateway-result.ts";
import { packAnswer } from "./pack-answer.ts";
import { answerThrown } from "./problem.ts";

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
      const answer = await endpoint.handle({ ...deps, remainingMs }, gatewayRequest(event));
      return gatewayResult(await packAnswer(answer, event.headers["accept-encoding"]));
    },
  );
}
