import type { SheetSink } from "../packed-rows.ts";
import type { ReaderLimits } from "../reader-limits.ts";
import { handNews } from "../sheet-news.ts";
import { createXmlScanner } from "../xlsx/xml-scanner.ts";
import { createBookHandler } from "./book-handler.ts";
import { spaces } from "./names.ts";

const spreadsheetNamespace = "urn:schemas-microsoft-com:office:spreadsheet";
const rootName = /<(?:[a-z_][\w.-]*:)?workbook[\s>]/;
const chunkBytes = 64 * 1024;

/** Tells by the first characters of a text, in small letters, whether it is a workbook in Excel's XML of 2003. */
export function isSpreadsheetMl(start: string): boolean {
  return start.startsWith("<") && rootName.test(start) && start.includes(spreadsheetNamespace);
}

/**
 * Reads a workbook in Excel's XML of 2003, which banks' systems name .xls: rich text whole, with what its runs look
 * like. Fails as `createXmlScanner` and `createBookHandler` say.
 */
export async function readSpreadsheetMl(text: string, limits: ReaderLimits, sink: SheetSink): Promise<void> {
  const { handler, news } = createBookHandler(limits);
  const scanner = createXmlScanner(handler, spaces);
  const bytes = Buffer.from(text.replace(/^\ufeff/, "").trimStart());
  const hand = () => handNews(news(), sink);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    scanner.feed(bytes.subarray(at, at + chunkBytes));
    await hand();
  }
  scanner.end();
  await hand();
}
