import { collectSheets } from "#shared/adapters/workbook/collect-sheets.ts";
import { readSheets } from "#shared/adapters/workbook/read-sheets.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { type TableReader, workbookLimits } from "#shared/ports/imports/table-reader.ts";

/**
 * Reads files as the product does, but in the process of the test: for tests of what is made of a file. Starting a
 * bounded process for each took most of their time; that it bounds is proved where the reader itself is.
 */
export const readHere: TableReader = {
  async read(bytes) {
    const { sink, sheets } = collectSheets();
    try {
      await readSheets(bytes, workbookLimits, sink);
    } catch (error) {
      throw error instanceof LedgerFailure ? error : new LedgerFailure("file-unreadable");
    }
    return [...sheets];
  },
};
