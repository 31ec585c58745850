import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Endpoint, EndpointDeps } from "./exchange.ts";
import { gatewayRequest } from "./gateway-request.ts";
import { gatewayResult } from "./gateway-result.ts";
import { packAnswer } from "./pack-answer.ts";

/** Makes an endpoint a Lambda function behind an API Gateway HTTP API. */
export function lambda(endpoint: Endpoint, deps: () => Promise<EndpointDeps> | EndpointDeps) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(
    async (event, context) => {
      const remainingMs = () => context.getRemainingTimeInMillis();
      const present: EndpointDeps = { ...(await deps()), remainingMs };
      const answer = await endpoint.handle(present, gatewayRequest(event));
      return gatewayResult(await packAnswer(answer, event.headers["accept-encoding"]));
    },
  );
}
