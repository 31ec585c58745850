import { copiedPart, packedPart } from "#shared/adapters/zip/packed-part.ts";
import { zipEntries } from "#shared/adapters/zip/zip-entries.ts";
import { type PackedPart, zipFile } from "#shared/adapters/zip/zip-file.ts";
import { shownSheetNames } from "#shared/domain/imports/reading/sheet-name.ts";
import type { SheetVerdicts } from "#shared/domain/imports/receipt/row-verdict.ts";
import type { SentBook } from "#shared/ports/imports/receipt-writer.ts";
import { findBookParts, wholeText } from "./book-parts.ts";
import { editStyles } from "./edited-styles.ts";
import { rewriteSheet } from "./rewrite-sheet.ts";
import { scanSheet } from "./scan-sheet.ts";
import { unpackedText } from "./unpacked-text.ts";
import { UnusualBook } from "./unusual-book.ts";

/**
 * The bank's own workbook with verdicts next to its rows. Only the sheets with verdicts and the styles are rewritten;
 * every other part is copied as it is, packed. Throws an UnusualBook where that is not certain to work.
 */
export async function annotateBook(
  archive: Uint8Array,
  verdicts: readonly SheetVerdicts[],
  unpackedBytesMax: number,
): Promise<SentBook> {
  const entries = zipEntries(archive);
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
  const odd = entries.some(({ name, encrypted }) => encrypted || name.includes("\ufffd"));
  if (odd || unpacked > unpackedBytesMax) throw new UnusualBook("an unusual archive");
  const parts = await findBookParts(archive, entries);
  const styles = editStyles(await wholeText(archive, parts.styles));
  const changed = new Map<string, PackedPart>();
  const shown = shownSheetNames([...parts.sheets.keys()]);
  const bySheet = new Map([...parts.sheets.values()].map((entry, position) => [shown[position], entry]));
  for (const ofSheet of verdicts) {
    const entry = bySheet.get(ofSheet.sheet);
    if (entry === undefined) throw new UnusualBook("no such sheet");
    const scan = await scanSheet(unpackedText(archive, entry), ofSheet.headerRow);
    const pieces = rewriteSheet(unpackedText(archive, entry), scan, ofSheet, styles);
    changed.set(entry.name, await packedPart(entry.name, pieces));
  }
  changed.set(parts.styles.name, await packedPart(parts.styles.name, [styles.xml()]));
  const bytes = zipFile(entries.map((entry) => changed.get(entry.name) ?? copiedPart(archive, entry)));
  return { bytes, ending: parts.hasMacros ? "xlsm" : "xlsx" };
}
