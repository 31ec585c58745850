/**
 * The facts that a failure's words are made from: short texts and numbers, never personal data. One closed list of names
 * for all codes, so that a misspelt fact is an error of types at its caller.
 */
export type FailureFacts = Readonly<{
  action?: string;
  allow?: readonly string[];
  blockNo?: number;
  cell?: string;
  cells?: readonly string[];
  column?: string;
  columns?: readonly string[];
  count?: number;
  faults?: readonly string[];
  fields?: readonly string[];
  file?: string;
  first?: string;
  firstMonth?: string;
  firstRow?: number;
  folder?: string;
  header?: string;
  holds?: string;
  length?: number;
  loans?: number;
  name?: string;
  names?: number;
  line?: number;
  max?: number;
  maxKb?: number;
  maxMb?: number;
  missing?: readonly string[];
  month?: string;
  part?: string;
  place?: string;
  quarter?: string;
  row?: number;
  settings?: readonly string[];
  sheet?: string;
  sheets?: number;
  stateName?: string;
  unit?: string;
  units?: readonly string[];
  until?: string;
  what?: string;
}>;

/** Words that are the same each time, or made from a failure's facts. */
type Words = string | ((facts: FailureFacts) => string);

/** Everything about one failure. */
export type FailureRow = {
  /** The HTTP status that reports it. */
  status: number;
  /** How long to wait before it is worth trying again, where time alone mends it. */
  retryAfterS?: number;
  /** What it is, in Chinese. */
  title: string;
  /** What happened, in Chinese. */
  message: Words;
  /** What to do, in Chinese. */
  remedy: Words;
};

/** The failures of one room, by code. */
export type FailureTable = Readonly<Record<string, FailureRow>>;

/** What a failure says to people, in Chinese: what it is, what happened, and what to do. */
export type FailureText = { title: string; message: string; remedy: string };

/** The text of a failure with its facts. */
export function textOf({ title, message, remedy }: FailureRow, facts: FailureFacts): FailureText {
  return { title, message: inWords(message, facts), remedy: inWords(remedy, facts) };
}

function inWords(words: Words, facts: FailureFacts): string {
  return typeof words === "string" ? words : words(facts);
}

/** A list in words. */
export const all = (items: readonly string[] = []): string => items.join("、");

/** A fact between its words; nothing where the fact is unknown. */
export const around = (before: string, fact: string | number | undefined, after: string): string =>
  fact === undefined || fact === "" ? "" : `${before}${fact}${after}`;
