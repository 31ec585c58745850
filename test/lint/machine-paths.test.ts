import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const files = "{shared,functions,selfhost,infra,web,tools,bench,test}/**/*.{ts,tsx,mjs,cjs,js}";
/** A text that begins with a folder that one machine has and another has not. */
const machinePath = /["'`](?:\/(?:tmp|home|root|work|Users)\/|[A-Z]:\\\\)/;

test("no file names a folder of one machine", () => {
  const found = globSync(files, { exclude: ["**/node_modules/**", "**/fixtures/**", "**/dist/**"] }).filter(
    (file) => machinePath.test(readFileSync(file, "utf8")),
  );

  expect(found).toEqual([]);
});

test("such a folder is known by how it begins", () => {
  for (const planted of ["tmp/guard.png", "home/li/book.csv", "work/main"])
    expect(`path: "${"/"}${planted}"`).toMatch(machinePath);
  expect('import "./tmp/book.ts"; const folder = "tmp/";').not.toMatch(machinePath);
});
