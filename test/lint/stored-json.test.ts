import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The use cases that parse stored text themselves; `more` are files that are not there, with their text. */
function parsersAmong(more: Readonly<Record<string, string>> = {}): string[] {
  const files = globSync("shared/app/**/*.ts").map((file) => [file, readFileSync(file, "utf8")] as const);
  return [...files, ...Object.entries(more)]
    .filter(([, source]) => /\bJSON\s*\??\.\s*parse\b|\bJSON\s*\[|\bparse\b[^=]*\}\s*=\s*JSON\b/.test(source))
    .map(([file]) => file);
}

test("no use case parses what is stored: adapters do, by schemas", () => {
  expect(parsersAmong()).toEqual([]);
});

test.each([
  "return JSON.parse(text) as PlannedRow[];",
  "texts.map(JSON.parse)",
  'JSON["parse"](text)',
  "const { parse } = JSON;",
])("a use case that does is found: %s", (source) => {
  expect(parsersAmong({ "shared/app/imports/planted.ts": source })).toEqual([
    "shared/app/imports/planted.ts",
  ]);
});
