import type { ImportState } from "./import-record.ts";

const withoutAnswers: readonly ImportState[] = [
  "announced",
  "uploaded",
  "checking",
  "refused",
  "cancelled",
  "failed",
];

/** Tells whether the rows of an import in some state are answered, and the answers hold. */
export function isAnswered(state: ImportState): boolean {
  return !withoutAnswers.includes(state);
}
