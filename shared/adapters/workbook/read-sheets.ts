import { LedgerFailure } from "#shared/domain/failure.ts";
import type { Sheet } from "#shared/domain/sheet.ts";
import { detectKind } from "./detect-kind.ts";
import { guardOle2 } from "./ole2-guard.ts";
import { readDelimited } from "./read-delimited.ts";
import { readHtml } from "./read-html.ts";
import { readText } from "./read-text.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { ReaderLimits } from "./reader-limits.ts";
import { guardZip } from "./zip-guard.ts";

const spreadsheetMl = "urn:schemas-microsoft-com:office:spreadsheet";
const htmlStart =
  /^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype html|html|table|head|meta|body|style|div|center)/;

/** Reads the sheets of a file whose kind its content tells; the failures are those of the table-reader port. */
export function readSheets(bytes: Uint8Array, limits: ReaderLimits): Sheet[] {
  switch (detectKind(bytes)) {
    case "empty":
      throw new LedgerFailure("file-empty");
    case "other":
      throw new LedgerFailure("file-not-a-table");
    case "zip":
      return readWorkbook(guardZip(bytes, limits.unpackedBytesMax), limits);
    case "ole2":
      guardOle2(bytes);
      return readWorkbook(bytes, limits);
    case "text":
      return readTextTable(readText(bytes), limits);
  }
}

function readTextTable(text: string, limits: ReaderLimits): Sheet[] {
  const start = text
    .slice(0, 2000)
    .replace(/^\ufeff/, "")
    .trimStart()
    .toLowerCase();
  if (start === "") throw new LedgerFailure("file-empty");
  if (start.startsWith("<?xml") && start.includes(spreadsheetMl)) return readSpreadsheetMl(text, limits);
  if (htmlStart.test(start)) return [readHtml(text, limits)];
  if (start.startsWith("<?xml") || start.startsWith("{\\rtf")) throw new LedgerFailure("file-not-a-table");
  return [readDelimited(text, limits)];
}

/** Excel's XML of 2003, which banks' systems name .xls. */
function readSpreadsheetMl(text: string, limits: ReaderLimits): Sheet[] {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new LedgerFailure("file-unsafe");
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
  return readWorkbook(
    new TextEncoder().encode(text.replace(/^[\s\ufeff]*<\?xml[^>]*>/, declaration)),
    limits,
  );
}
