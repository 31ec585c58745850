import { deferAnswer } from "#shared/http/base/deferred-answer.ts";
import type { Endpoint, EndpointDeps, HttpAnswer, HttpRequest } from "#shared/http/base/exchange.ts";
import { inTimeOr } from "#shared/http/base/in-time.ts";

/**
 * An endpoint's answer. One that may be deferred is fetched later where it takes longer than a proxy may wait; this process
 * goes on making it.
 */
export function answerOrDefer(
  deps: EndpointDeps,
  endpoint: Endpoint,
  request: HttpRequest,
  answerWithinMs: number,
): Promise<HttpAnswer> {
  const work = endpoint.handle(deps, request);
  if (!endpoint.route.mayBeDeferred) return work;
  return inTimeOr(work, answerWithinMs, () => deferAnswer(deps, endpoint, request, work));
}
