import { expect, test } from "vitest";
import type { ReaderLimits } from "#shared/adapters/workbook/reader-limits.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { failureText } from "#shared/domain/base/failures.ts";
import { columnLetters } from "#shared/domain/base/sheet.ts";
import { utf8, type Verdict, verdictOf } from "./hostile-files.ts";
import { xlsxOf } from "./small-xlsx.ts";

const threeRows = utf8("a\nb\nc\n");
const threeRowsXlsx = xlsxOf([
  { name: "明细", rows: [1, 2, 3].map((n) => `<row r="${n}"><c r="A${n}"><v>1</v></c></row>`).join("") },
]);
test.each<[string, Uint8Array, Partial<ReaderLimits>, Verdict]>([
  ["as many rows as are allowed", threeRows, { rowsMax: 3 }, "read"],
  ["a row too many", threeRows, { rowsMax: 2 }, "too-many-rows"],
  ["as many rows of a book as are allowed", threeRowsXlsx, { rowsMax: 3 }, "read"],
  ["a row of a book too many", threeRowsXlsx, { rowsMax: 2 }, "too-many-rows"],
  ["a byte too many", threeRows, { byteSizeMax: 5 }, "file-too-large"],
  ["more unpacked bytes than are allowed", threeRowsXlsx, { unpackedBytesMax: 1000 }, "too-much-content"],
  ["no time", threeRowsXlsx, { readMsMax: 1 }, "file-too-slow"],
])("%s: the limit holds", async (_, bytes, limits, expected) => {
  expect(await verdictOf(bytes, limits)).toBe(expected);
});

const wide = (columns: number) =>
  xlsxOf([
    {
      name: "明细",
      rows: `<row r="3">${Array.from({ length: columns }, (_, n) => `<c r="${columnLetters(n)}3"><v>1</v></c>`).join("")}</row>`,
    },
  ]);
const longText = (length: number) =>
  xlsxOf([
    {
      name: "明细",
      rows: `<row r="1"><c r="B1" t="inlineStr"><is><t>${"字".repeat(length)}</t></is></c></row>`,
    },
  ]);
test.each<[string, Uint8Array, string]>([
  [
    "a column too many",
    wide(1025),
    "工作表“明细”用到了单元格 AMK3，超过 1024 列的上限。请删去明细右边用不到的列（包括看上去空白、只有零星内容的列），保存后再上传。",
  ],
  [
    "a text too long",
    longText(32_768),
    "工作表“明细”单元格 B1 的文字有 32768 个字，超过 32767 个字的上限。请看这一格里是否误贴了大段文字（或 CSV 少了引号），改短后再上传。",
  ],
  [
    "two sheets of one name",
    xlsxOf([
      { name: "明细", rows: "" },
      { name: "明细", rows: "" },
    ]),
    "文件里有两张工作表都叫“明细”。请在 Excel 或 WPS 中打开，把其中一张改名，保存后再上传。",
  ],
])("%s: the refusal says what it is and what to do", async (_, bytes, said) => {
  const reading = createWorkbookReader().read(bytes, "a.xlsx");
  const failure = await reading.catch((error: unknown) => error);
  if (!(failure instanceof LedgerFailure)) throw failure;
  const { message, remedy } = failureText(failure);
  expect(message + remedy).toBe(said);
});

test("as many columns and characters as are allowed are read", async () => {
  expect(await verdictOf(wide(1024))).toBe("read");
  expect(await verdictOf(longText(32_767))).toBe("read");
});

test("a worker that cannot start is no fault of the file", async () => {
  const read = createWorkbookReader({ workerFile: "/nowhere/worker.js" }).read(threeRows, "a.csv");
  await expect(read).rejects.not.toBeInstanceOf(LedgerFailure);
});
