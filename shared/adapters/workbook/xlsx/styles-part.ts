import { LedgerFailure } from "#shared/domain/failure.ts";
import { builtinFormats } from "../builtin-formats.ts";
import { createShownNumbers, type NumberStyle } from "../shown-numbers.ts";
import { nameCode } from "./name-code.ts";
import { scanPart, type XlsxPackage } from "./xlsx-package.ts";
import { attributeText } from "./xml-text.ts";

/** What each cell style makes of a number, by its index, and the ways of showing that they refer to. */
export type BookStyles = Pick<ReturnType<typeof createShownNumbers>, "shown"> & {
  styles: readonly NumberStyle[];
};

const stylesMax = 100_000;
const formatsMax = 20_000;
const formatsName = nameCode("numFmts");
const formatName = nameCode("numFmt");
const idName = nameCode("numFmtId");
const codeName = nameCode("formatCode");
const cellStylesName = nameCode("cellXfs");
const styleName = nameCode("xf");

/** Reads the styles part; without one all numbers are plain. Fails with `too-many-formats` for more than an office uses. */
export async function readStyles(book: XlsxPackage, part: string | undefined): Promise<BookStyles> {
  const { shown, styleOf } = createShownNumbers();
  if (part === undefined) return { shown, styles: [] };
  const formats = new Map(builtinFormats);
  const formatIds: number[] = [];
  let section = 0;
  await scanPart(book, part, {
    open(name, tag, depth) {
      if (depth === 1) section = name;
      if (depth !== 2) return;
      const id = Number(attributeText(tag, idName) ?? "0");
      if (section === formatsName && name === formatName) formats.set(id, attributeText(tag, codeName) ?? "");
      if (section === cellStylesName && name === styleName) formatIds.push(id);
      if (formats.size > formatsMax) throw new LedgerFailure("too-many-formats", { max: formatsMax });
      if (formatIds.length > stylesMax) throw new LedgerFailure("too-many-formats", { max: stylesMax });
    },
    close() {},
  });
  return { shown, styles: formatIds.map((id) => styleOf(formats.get(id) ?? "")) };
}
