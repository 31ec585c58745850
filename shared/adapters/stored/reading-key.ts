import { hourOf, type Reading } from "#shared/domain/people/reading.ts";

/** What is the same in readings that are kept as one, the hour first: it also is their order. */
export function readingKey({ readAt, readerKey, kind, loanNo }: Reading): string {
  return [hourOf(readAt), readerKey, kind, loanNo ?? ""].join("#");
}
