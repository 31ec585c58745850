import middy from "@middy/core";
import { withCurrentProgramme } from "#shared/app/programme/with-current-programme.ts";
import type { EndpointDeps } from "./exchange.ts";

/**
 * Makes a use case a Lambda function that a schedule calls. What the event says is not looked at: the use case tells
 * what is due from the ledger and the clock, so an extra call is harmless and a failed one is made up by the next.
 */
export function scheduleLambda(
  work: (deps: EndpointDeps) => Promise<unknown>,
  deps: () => Promise<EndpointDeps> | EndpointDeps,
) {
  return middy<unknown, void>().handler(async (_event, context) => {
    const remainingMs = () => context.getRemainingTimeInMillis();
    await work(await withCurrentProgramme({ ...(await deps()), remainingMs }));
  });
}
