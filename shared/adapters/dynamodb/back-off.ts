import { LedgerFailure } from "#shared/domain/base/failure.ts";
import type { Table } from "./table.ts";

/** How often a request is sent before the table counts as busy. */
export const attemptsMax = 12;
const delayBaseMs = 25;
const delayCapMs = 1000;

/** What a try came to: a value, or that it should be made again. */
export type Try<T> = { value: T } | "again";

/**
 * Makes tries until one gives a value, with a capped and fully jittered wait between them. Fails with `ledger-busy`
 * after `attemptsMax` of them.
 */
export async function backOff<T>(
  { pause, chance }: Pick<Table, "pause" | "chance">,
  attempt: () => Promise<Try<T>>,
): Promise<T> {
  for (let made = 1; ; made++) {
    const result = await attempt();
    if (result !== "again") return result.value;
    if (made === attemptsMax) throw new LedgerFailure("ledger-busy");
    await pause(chance() * Math.min(delayCapMs, delayBaseMs * 2 ** made));
  }
}

const passing: ReadonlySet<string> = new Set([
  "ThrottlingException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "TransactionConflictException",
  "TransactionInProgressException",
  "InternalServerError",
  "ServiceUnavailable",
  "TimeoutError",
]);

/** The codes of connections that broke or fell silent: whether the request was done is not known. */
const broken: ReadonlySet<unknown> = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/** Tells whether a request failed for a reason that passes: contention, throttling, a fault of DynamoDB's own, a lost answer. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return passing.has(error.name) || ("code" in error && broken.has(error.code));
}

/** Sends a request that may be sent twice, again and again while it is refused for a reason that passes. */
export function sendPatiently<T>(table: Table, send: () => Promise<T>): Promise<T> {
  return backOff(table, async () => {
    try {
      return { value: await send() };
    } catch (error) {
      if (isPassing(error)) return "again";
      throw error;
    }
  });
}
