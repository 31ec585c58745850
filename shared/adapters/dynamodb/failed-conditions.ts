import { type CancellationReason, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { isPassing } from "./back-off.ts";

const conditionFailed = "ConditionalCheckFailed";
const passingReasons: ReadonlySet<string> = new Set([
  "TransactionConflict",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
]);

/** Tells whether a transaction was refused because another one, under way, holds the item of the action at a place. */
export function isHeldAt(error: unknown, place: number): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  return error.CancellationReasons?.[place]?.Code === "TransactionConflict";
}

/**
 * What an error says about a transaction: the indices of the actions whose conditions failed, or `again` when the
 * reason will pass. Rethrows any other error.
 */
export function failedConditions(error: unknown): readonly number[] | "again" {
  if (isPassing(error)) return "again";
  if (!(error instanceof TransactionCanceledException)) throw error;
  const reasons: CancellationReason[] = error.CancellationReasons ?? [];
  const failed = reasons.flatMap(({ Code }, place) => (Code === conditionFailed ? [place] : []));
  if (failed.length > 0) return failed;
  const codes = reasons.flatMap(({ Code = "None" }) => (Code === "None" ? [] : [Code]));
  if (codes.length > 0 && codes.every((code) => passingReasons.has(code))) return "again";
  throw error;
}
