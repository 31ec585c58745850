import type { IncomingMessage } from "node:http";
import { countTry } from "#shared/app/people/count-try.ts";
import type { EmbeddedIssuer } from "#shared/config/embedded-issuer.ts";
import type { EndpointDeps } from "#shared/http/base/exchange.ts";
import { remoteAddress } from "./remote-address.ts";

/** Does what a try to get in asks for; too many tries are refused, good ones are not counted. */
export type CountedTry = <T>(request: IncomingMessage, work: () => Promise<T>) => Promise<T>;

/** Counts tries by address and all together, and logs those that were refused, without whose they were. */
export function createCountedTry(
  { log }: Pick<EndpointDeps, "log">,
  { tries, trustedProxies }: Pick<EmbeddedIssuer, "tries" | "trustedProxies">,
): CountedTry {
  return (request, work) => countTry({ log, tries }, remoteAddress(request, trustedProxies), work);
}
