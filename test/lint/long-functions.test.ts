import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const linesMax = 60;
const sources = "{shared,functions,selfhost,infra,web,tools,bench}/**/*.{ts,tsx}";

const begins = [
  /^( *)(?:export )?(?:default )?(?:async )?function\b/,
  /^( *).*=> (?:\{|\[|\(\{?)$/,
  /^( *)(?!(?:if|for|while|switch|catch|with)\b)(?:static |get |set |async )*\*?#?\w+\(.*\{$/,
];

/**
 * Readers that keep the state of one document for the short functions within them, which run once a cell or a byte: how
 * long they may be. What is cut goes from this list.
 */
const exceptions: Readonly<Record<string, number>> = {
  "shared/adapters/workbook/xlsx/element-roles.ts": 108,
  "shared/adapters/workbook/xlsx/xml-scanner.ts": 101,
  "shared/adapters/workbook/spreadsheet-ml/book-handler.ts": 144,
  "shared/adapters/workbook/delimited/record-batches.ts": 140,
  "shared/adapters/workbook/ods/table-handler.ts": 137,
  "shared/adapters/workbook/ods/content-handler.ts": 110,
};

type Long = { file: string; line: number; lines: number };

/**
 * The functions that are longer than they may be. It goes by the indentation that the formatter
 * gives: a function ends with the next bracket that closes at the indentation of its first line.
 */
function longFunctions(file: string, source: string): Long[] {
  const lines = source.split("\n");
  return lines.flatMap((line, first) => {
    const indent = begins.map((begin) => begin.exec(line)?.[1]).find((found) => found !== undefined);
    if (indent === undefined) return [];
    const closes = new RegExp(`^${indent}[\\])}]`);
    const last = lines.findIndex((one, at) => at > first && closes.test(one) && !one.endsWith("{"));
    const long = { file, line: first + 1, lines: last - first + 1 };
    return long.lines > linesMax ? [long] : [];
  });
}

test("no function has more than 60 lines, but for those of the list", () => {
  const files = globSync(sources, { exclude: ["**/node_modules/**"] }).map((file) =>
    file.replaceAll("\\", "/"),
  );

  const long = files.flatMap((file) => longFunctions(file, readFileSync(file, "utf8")));
  const mayBe = long.filter(({ file, lines }) => lines <= (exceptions[file] ?? 0));

  expect(long.filter((one) => !mayBe.includes(one))).toEqual([]);
  expect(mayBe.map(({ file }) => file).sort()).toEqual(Object.keys(exceptions).sort());
});

const body = (count: number) => "  step();\n".repeat(count);

test.each([
  ["a function", `export async function one(\n  a: number,\n): Promise<void> {\n${body(57)}}\n`],
  ["a function of an object", `const one = {\nasync take(a: number) {\n${body(59)}},\n};\n`],
  ["an arrow", `const one = (a: number) => {\n${body(59)}};\n`],
  ["an arrow of an expression", `const one = () => ({\n${"  a: 1,\n".repeat(59)}});\n`],
  ["a component", `export function One(props: {\n  a: number;\n}) {\n${body(57)}}\n`],
])("%s of 61 lines is found, and none of 60", (_what, source) => {
  expect(longFunctions("planted.ts", source)).toHaveLength(1);
  expect(longFunctions("planted.ts", source.replace(/ {2}(?:step\(\);|a: 1,)\n/, ""))).toEqual([]);
});
