import { collectSheets } from "#shared/adapters/workbook/collect-sheets.ts";
import { readSheets } from "#shared/adapters/workbook/read-sheets.ts";
import type { ReaderLimits } from "#shared/adapters/workbook/reader-limits.ts";
import type { Sheet } from "#shared/domain/base/sheet.ts";
import { workbookLimits } from "#shared/ports/imports/table-reader.ts";

/** The sheets of a file, read in this process. */
export async function readHere(
  bytes: Uint8Array,
  limits: Partial<ReaderLimits> = {},
): Promise<readonly Sheet[]> {
  const { sink, sheets } = collectSheets();
  await readSheets(bytes, { ...workbookLimits, ...limits }, sink);
  return sheets;
}
