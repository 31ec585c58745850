import type { FailureFacts } from "./failure.ts";

/** What a failure says to people, in Chinese: what it is, what happened, and what to do. */
export type FailureText = { title: string; message: string; remedy: string };

/** Makes the text of a failure from its facts. */
export type TextMaker = (facts: FailureFacts) => FailureText;

/** The text of a failure that says the same each time. */
export const fixed =
  (title: string, message: string, remedy: string): TextMaker =>
  () => ({ title, message, remedy });
