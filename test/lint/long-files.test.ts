import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const linesMax = 300;
const files = "{shared,functions,selfhost,infra,web,tools,bench,test}/**/*.{ts,tsx,mjs,css}";

/** Files that may be longer, and why. */
const exceptions: Readonly<Record<string, string>> = {};

/** How many lines a text has; the end of the last one begins none. */
function lineCount(text: string): number {
  return text.replace(/\n$/, "").split("\n").length;
}

test("no file has more than 300 lines, but for those of the list", () => {
  const found = globSync(files, { exclude: ["**/node_modules/**", "**/fixtures/**", "**/dist/**"] })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => lineCount(readFileSync(file, "utf8")) > linesMax);

  expect(found.sort()).toEqual(Object.keys(exceptions).sort());
});

test("301 lines are too many, and 300 are not", () => {
  expect(lineCount("line\n".repeat(linesMax))).toBe(linesMax);
  expect(lineCount("line\n".repeat(linesMax + 1))).toBe(linesMax + 1);
});
