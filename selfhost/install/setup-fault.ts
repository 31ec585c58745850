import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText } from "#shared/domain/base/failures.ts";

/** Something that keeps an installation from being made or changed, with what to do, in the words of its operator. */
export class SetupFault extends Error {
  override name = "SetupFault";
}

/** What an operator reads of an error: of the system's, such as a full disk, its own words. */
export function setupFaultText(error: unknown): string {
  if (error instanceof LedgerFailure) {
    const { message, remedy } = failureText(error);
    return message + remedy;
  }
  if (!(error instanceof Error)) return String(error);
  return error instanceof SetupFault || "code" in error ? error.message : (error.stack ?? error.message);
}
