import { createByteText, refuseBrokenUtf8 } from "#shared/adapters/ooxml/byte-text.ts";
import { type FormulaResults, mayBeUncalculated } from "../formula-results.ts";
import type { SheetSink } from "../packed-rows.ts";
import type { ReaderLimits } from "../reader-limits.ts";
import { createRowPacker } from "../row-packer.ts";
import { ofSheet } from "../sheet-names.ts";
import { createCellPacker } from "./cell-packer.ts";
import { noStrings, readSharedStrings } from "./shared-strings.ts";
import type { SheetAreas } from "./sheet-areas.ts";
import { createSheetHandler } from "./sheet-part.ts";
import { readStyles } from "./styles-part.ts";
import { readWorkbookPart } from "./workbook-part.ts";
import { scanPart, type XlsxPackage } from "./xlsx-package.ts";

const batchBytesFirst = 1024 * 1024;

/**
 * Reads an Office Open XML workbook, sheet by sheet and batch by batch, so that only the shared strings take memory.
 * Fails as the table-reader port says.
 */
export async function readXlsx(
  book: XlsxPackage,
  workbookPart: string,
  limits: ReaderLimits,
  sink: SheetSink,
): Promise<void> {
  const workbook = await readWorkbookPart(book, workbookPart, limits.sheetsMax);
  const { stringsPart, stylesPart, epoch1904, calculation } = workbook;
  const { styles, numbers } = await readStyles(book, stylesPart);
  const strings = stringsPart === undefined ? noStrings() : await readSharedStrings(book, stringsPart);
  const text = createByteText(batchBytesFirst);
  const packer = createRowPacker(limits, {
    size: () => text.used,
    take: () => {
      refuseBrokenUtf8(text);
      const taken = Buffer.from(text.bytes.subarray(0, text.used));
      text.used = 0;
      return taken;
    },
  });
  const hand = async (all: boolean) => {
    for (const batch of packer.takeBatches(all)) await sink.rows(batch);
  };
  for (const { name, hidden, part } of workbook.sheets) {
    const areas: SheetAreas = { merges: [], hiddenColumns: [] };
    const formulas: FormulaResults = {
      uncalculatedKind: numbers.uncalculatedKind,
      asked: calculation === "asked",
      calculated: calculation === "done",
      empty: false,
    };
    if (part !== undefined) {
      const packCell = createCellPacker({ strings, styles, epoch1904, packer, text, formulas });
      const handler = createSheetHandler(packer, packCell, areas, limits.columnsMax);
      await ofSheet(name, () => scanPart(book, part, handler, () => hand(false)));
      await hand(true);
    }
    await sink.end({
      name,
      hidden,
      shown: numbers.shown,
      ...areas,
      ...(epoch1904 ? { epoch1904 } : {}),
      ...(mayBeUncalculated(formulas) ? { toBeCalculated: true } : {}),
    });
  }
}
