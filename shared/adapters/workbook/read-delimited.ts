import { findDelimiter } from "./delimited/find-delimiter.ts";
import { recordBatches } from "./delimited/record-batches.ts";
import type { SheetSink } from "./packed-rows.ts";
import type { ReaderLimits } from "./reader-limits.ts";

const endOfFileOfDos = "\u001a";

/**
 * Reads delimited text (RFC 4180, with comma, tab, semicolon or bar) as one sheet; every cell is text, so that long
 * numbers keep their digits. Each row knows its line, how many fields it has and whether a quote in it belongs to
 * nothing. Fails as `recordBatches` says.
 */
export async function readDelimited(text: string, limits: ReaderLimits, sink: SheetSink): Promise<void> {
  const whole = text.replace(/^\ufeff/, "");
  const end = whole.trimEnd().endsWith(endOfFileOfDos) ? whole.lastIndexOf(endOfFileOfDos) : whole.length;
  const body = whole.slice(0, end);
  const { batches, widths } = recordBatches(body, findDelimiter(body), limits);
  for (const batch of batches()) await sink.rows(batch);
  await sink.end({
    name: "CSV",
    hidden: false,
    merges: [],
    hiddenColumns: [],
    shown: [],
    recordWidths: widths,
  });
}
