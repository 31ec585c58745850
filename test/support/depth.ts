/** Whether drawn and exhaustive tests run whole, as in CI, or on a part of their cases, as `npm test` does by itself. */
export const isWhole = process.env["TEST_DEPTH"] === "whole";

/** How many cases a test draws: all of them where tests run whole, and a fourth else. */
export function cases(all: number): number {
  return isWhole ? all : Math.ceil(all / 4);
}

/** Every case of a list where tests run whole, and every fourth else, the first among them. */
export function sampled<Case>(list: readonly Case[]): Case[] {
  return list.filter((_, index) => isWhole || index % 4 === 0);
}
