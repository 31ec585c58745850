import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { isPlaceFailure } from "#shared/domain/base/failures.ts";
import type { Deps } from "#shared/ports/deps.ts";
import { errorFacts } from "./error-facts.ts";

/**
 * Logs what a request met that an operator has to see to: a bug as `request-broken`, a failure of the place where
 * everything is kept by its own name. What a person can mend is not logged.
 */
export function logFault(
  { log }: Pick<Deps, "log">,
  error: unknown,
  request: Readonly<Record<string, string>>,
): void {
  if (!(error instanceof LedgerFailure)) log("request-broken", { ...request, ...errorFacts(error) });
  else if (isPlaceFailure(error.code)) log(error.code, request);
}
