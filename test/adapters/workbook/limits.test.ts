import { expect, test } from "vitest";
import type { ReaderLimits } from "#shared/adapters/workbook/reader-limits.ts";
import { createWorkbookReader } from "#shared/adapters/workbook/workbook-reader.ts";
import { LedgerFailure } from "#shared/domain/failure.ts";
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
  ["more unpacked bytes than are allowed", threeRowsXlsx, { unpackedBytesMax: 1000 }, "file-unsafe"],
  ["no time", threeRowsXlsx, { readMsMax: 1 }, "file-too-slow"],
])("%s: the limit holds", async (_, bytes, limits, expected) => {
  expect(await verdictOf(bytes, limits)).toBe(expected);
});

test("a worker that cannot start is no fault of the file", async () => {
  const read = createWorkbookReader({ workerFile: "/nowhere/worker.js" }).read(threeRows, "a.csv");
  await expect(read).rejects.not.toBeInstanceOf(LedgerFailure);
});
