import { expect, test } from "vitest";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText } from "#shared/domain/base/failures.ts";
import { cellText } from "#shared/domain/imports/reading/text.ts";
import { rowsOf } from "#test/support/sheets.ts";
import { readHere } from "./read-here.ts";

const read = async (text: string) => {
  const [sheet] = await readHere(new TextEncoder().encode(text));
  return rowsOf(sheet);
};
const texts = async (text: string) => (await read(text)).map(({ cells }) => cells.map(cellText));
/** Each row's number, its line, its number of fields and, with a stray quote, a mark. */
const shape = async (text: string) =>
  (await read(text)).map(({ row, line, fields, strayQuote }) =>
    [row, line, fields, ...(strayQuote === true ? ["stray"] : [])].join(" "),
  );

test.each<[string, string, string[]]>([
  ["one field a comma", "a,b,c\n1,2,3\n", ["1 1 3", "2 2 3"]],
  ["empty fields at the end count", "a,b,c\n1,,\n2,3\n", ["1 1 3", "2 2 3", "3 3 2"]],
  [
    "a record over lines has the line in which it begins",
    'a,b,c\r\n1,"x\r\ny",3\r\n4,5,6\r\n',
    ["1 1 3", "2 2 3", "3 4 3"],
  ],
  [
    "a quoted field whose lines are records hides none",
    'a,b,c\n1,"2,3\n4,5,6\n7,8,9"\n',
    ["1 1 3", "2 2 3 stray", "3 3 3", "4 4 3 stray"],
  ],
  [
    "a quote that another one closes in the next line",
    'a,b,c\n1,"2,3\n4,"5,6\n7,8,9\n',
    ["1 1 3", "2 2 3 stray", "3 3 3 stray", "4 4 3"],
  ],
  ["a quote that nothing closes", 'a,b,c\n1,"2,3\n4,5,6\n', ["1 1 3", "2 2 3 stray", "3 3 3"]],
  [
    "a title that begins with a quote",
    '"title\na,b,c\n1,2,3"\n4,5,6\n',
    ["1 1 1 stray", "2 2 3", "3 3 3 stray", "4 4 3"],
  ],
  ["a quote that only closes", 'a,b,c\n1,x",3\n4,5,6\n', ["1 1 3", "2 2 3 stray", "3 3 3"]],
  ["inches", 'a,b,c\n1,x 5",3\n', ["1 1 3", "2 2 3"]],
  ["no inches where all fields are in quotes", '"a","b","c"\n"1",x 5","3"\n', ["1 1 3", "2 2 3 stray"]],
  ["a quoted field that swallows others", '"a","b","c"\n"1","x,"3"\n', ["1 1 3", "2 2 3 stray"]],
  ["every record goes over lines", 'a,"b\nb",c,d\n1,"2\n2",3,4\n5,"6\n6",7,8\n', ["1 1 4", "2 3 4", "3 5 4"]],
  [
    "most records go over lines, in the middle",
    'a,b,c,d,"e\ne",f,g\n1,2,3,"4\n4",5,6,7\n1,2,3,"4\n4",5,6,7\n1,2,3,"4\n4",5,6,7\n1,2,3,4,5,6,7\n',
    ["1 1 7", "2 3 7", "3 5 7", "4 7 7", "5 9 7"],
  ],
  ["a note with commas over lines", 'a,b,c,d,e\n1,2,3,4,"x, y\nz, w\nv"\n', ["1 1 5", "2 2 5"]],
  ["carriage returns alone", 'a,b,c\r1,"2,3\r4,5,6\r', ["1 1 3", "2 2 3 stray", "3 3 3"]],
])("%s", async (_, text, expected) => {
  expect(await shape(text)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['="…"', '="007",="a ""b""",=1+1\n', ["007", 'a "b"', "=1+1"]],
  ['="…" in quotes', '"=""007""","=""a,b""",x\n', ["007", "a,b", "x"]],
  ["a control character before a code", '\u001f007,"\u0001x1",="\u001e2"\n', ["007", "x1", "2"]],
])("%s is read as what it means", async (_, text, expected) => {
  expect(await texts(text)).toEqual([expected]);
});

test("control characters elsewhere make no table", async () => {
  for (const text of ["a,b\u001f\n", "a\u0001b,c\n", "a,\u001f\u0000b\n", "\u001f,a\n"])
    await expect(read(text)).rejects.toEqual(new LedgerFailure("file-not-a-table"));
});

test("a stray quote in the first lines hides no delimiter", async () => {
  const rows = ["a;b;c,d", '1;"2;3,4', ...Array.from({ length: 60 }, (_, n) => `${n};${n};5,0`)];
  expect((await read(rows.join("\n"))).every(({ fields }) => fields === 3)).toBe(true);
});

test("many records fill many batches, those in quotes as well as those without", async () => {
  const lines = Array.from({ length: 20_000 }, (_, n) =>
    n % 3 === 0 ? `${n},"x ""${n}""",y` : `${n},x,"y"`,
  );
  const rows = await read(lines.join("\n"));
  expect(rows.map(({ row, line }) => [row, line])).toEqual(lines.map((_, n) => [n + 1, n + 1]));
  expect(rows.map(({ cells }) => cells.map(cellText))).toEqual(
    lines.map((_, n) => (n % 3 === 0 ? [`${n}`, `x "${n}"`, "y"] : [`${n}`, "x", "y"])),
  );
});

test.each<[string, string, string]>([
  [
    "a field too long",
    `a,b\n1,${"字".repeat(32_768)}\n`,
    "第 2 行单元格 B2 的文字有 32768 个字，超过 32767 个字",
  ],
  ["a column too many", `a\n${",".repeat(1024)}1\n`, "第 2 行用到了单元格 AMK2，超过 1024 列"],
  ["a header whose quote is never closed", 'a,"b,c\n1,2,3\n', "第 1 行有一个双引号没有结束"],
])("%s: the refusal says where", async (_, text, said) => {
  const failure = await read(text).catch((error: unknown) => error);
  if (!(failure instanceof LedgerFailure)) throw failure;
  expect(failureText(failure).message).toContain(said);
});
