import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { detectKind } from "./detect-kind.ts";
import type { SheetSink } from "./packed-rows.ts";
import { readDelimited } from "./read-delimited.ts";
import { readText } from "./read-text.ts";
import { readZip } from "./read-zip.ts";
import type { ReaderLimits } from "./reader-limits.ts";

const htmlStart =
  /^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype html|html|table|head|meta|body|style|div|center)/;

/**
 * Reads the sheets of a file, whose kind is found by its content, and gives them to a sink, which is to forget what it
 * got if this fails; the failures are those of the table-reader port. The reader of a kind is loaded when it is needed.
 */
export async function readSheets(bytes: Uint8Array, limits: ReaderLimits, sink: SheetSink): Promise<void> {
  switch (detectKind(bytes)) {
    case "empty":
      throw new LedgerFailure("file-empty");
    case "other":
      throw new LedgerFailure("file-not-a-table");
    case "zip":
      return readZip(bytes, limits, sink);
    case "ole2": {
      const { workbookStream } = await import("./ole2-guard.ts");
      const { isBiffBook, readXls } = await import("./xls/read-xls.ts");
      const stream = workbookStream(bytes);
      return isBiffBook(stream) ? readXls(stream, limits, sink) : readWithLibrary(bytes, limits, sink);
    }
    case "text":
      return readTextTable(readText(bytes), limits, sink);
  }
}

async function readTextTable(text: string, limits: ReaderLimits, sink: SheetSink): Promise<void> {
  const start = text
    .slice(0, 2000)
    .replace(/^\ufeff/, "")
    .trimStart()
    .toLowerCase();
  if (start === "") throw new LedgerFailure("file-empty");
  if (start.startsWith("<")) {
    const { isSpreadsheetMl, readSpreadsheetMl } = await import("./spreadsheet-ml/read-spreadsheet-ml.ts");
    if (isSpreadsheetMl(start)) return readSpreadsheetMl(text, limits, sink);
    const { readHtml } = await import("./html/read-html.ts");
    if (htmlStart.test(start)) return readHtml(text, limits, sink);
  }
  if (start.startsWith("<?xml") || start.startsWith("{\\rtf")) throw new LedgerFailure("file-not-a-table");
  return readDelimited(text, limits, sink);
}

async function readWithLibrary(bytes: Uint8Array, limits: ReaderLimits, sink: SheetSink): Promise<void> {
  const { readWorkbook } = await import("./read-workbook.ts");
  return readWorkbook(bytes, limits, sink);
}
