/** What a reason says to the liaison, and what to do about it. */
export type ReasonText = { message: string; remedy: string };
