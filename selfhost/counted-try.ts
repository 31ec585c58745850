import type { IncomingMessage } from "node:http";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { EndpointDeps } from "#shared/http/base/exchange.ts";
import { remoteAddress } from "./remote-address.ts";
import { createTryLimiter } from "./try-limiter.ts";

/** Does what a try to get in asks for; too many tries are refused, good ones are not counted. */
export type CountedTry = <T>(request: IncomingMessage, work: () => Promise<T>) => Promise<T>;

/** Counts tries by address and all together, and logs those that were refused, without whose they were. */
export function createCountedTry(
  deps: Pick<EndpointDeps, "now" | "log">,
  trustedProxies: readonly string[],
): CountedTry {
  const tries = createTryLimiter(deps.now);
  return async (request, work) => {
    const address = remoteAddress(request, trustedProxies);
    try {
      tries.count(address);
      const result = await work();
      tries.forgive(address);
      return result;
    } catch (error) {
      if (error instanceof LedgerFailure) deps.log("sign-in-refused", { code: error.code });
      throw error;
    }
  };
}
