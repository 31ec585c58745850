import type { ColumnField } from "./columns.ts";

/**
 * What a column is claimed by, the strongest first: a decision, a word by its rank, a word with a month in its header,
 * or one of several parts of a column that is known as a whole.
 */
export const ranks = [
  "decision",
  "first",
  "second",
  "third",
  "month first",
  "month second",
  "month third",
  "part",
] as const;

export type ClaimRank = (typeof ranks)[number];

/** What was decided about the columns of a header, by their places; `null` for a column that is to be left alone. */
export type DecidedColumns = ReadonlyMap<number, ColumnField | null>;
