import type { RouteAnswer } from "#shared/contract/routes.ts";
import { type Reading, readingKindNames } from "#shared/domain/people/reading.ts";

/** A reading as the wire shows it: who, in which role, not by which account. */
export function readingToWire(reading: Reading): RouteAnswer<"list-readings">["items"][number] {
  return { ...reading, kindName: readingKindNames[reading.kind] };
}
