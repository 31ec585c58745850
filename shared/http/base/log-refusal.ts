import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { embeddedIssuerName } from "#shared/domain/base/own-issuer.ts";
import type { Deps } from "#shared/ports/deps.ts";
import type { TokenSubject } from "./authorise.ts";

/**
 * Logs that somebody with a good token was not let in: who, by our own number of them, asked for what, and why not. What
 * another's issuer calls people may be a name, and stays out.
 */
export function logRefusal(
  { log }: Pick<Deps, "log">,
  error: unknown,
  { issuer, subject }: TokenSubject,
  request: Readonly<Record<string, string>>,
): void {
  if (!(error instanceof LedgerFailure)) return;
  log("access-refused", { ...request, ...(issuer === embeddedIssuerName && { subject }), code: error.code });
}
