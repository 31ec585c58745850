import type { RouteOutput } from "#shared/contract/routes.ts";
import { type Reading, readingKindNames } from "#shared/domain/people/reading.ts";

/** A reading as the wire shows it: who, in which role, not by which account. */
export function readingToWire(reading: Reading): RouteOutput<"list-readings">["items"][number] {
  const { readAt, readerName, readerRole, kind, loanNo } = reading;
  return { readAt, readerName, readerRole, kind, kindName: readingKindNames[kind], loanNo };
}
