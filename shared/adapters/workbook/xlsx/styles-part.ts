import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { builtinFormats } from "../builtin-formats.ts";
import { type CellStyle, createShownNumbers, inFont, type ShownNumbers } from "../shown-numbers.ts";
import { nameCode } from "./name-code.ts";
import { markOf } from "./rich-text.ts";
import { attributeText } from "./tag-attributes.ts";
import { scanPart, type XlsxPackage } from "./xlsx-package.ts";

/** What each cell style makes of a number and marks a text with, by its index, and the ways of showing that they refer to. */
export type BookStyles = { numbers: ShownNumbers; styles: readonly CellStyle[] };

const stylesMax = 100_000;
const formatsMax = 20_000;
const formatsName = nameCode("numFmts");
const formatName = nameCode("numFmt");
const idName = nameCode("numFmtId");
const codeName = nameCode("formatCode");
const cellStylesName = nameCode("cellXfs");
const styleName = nameCode("xf");

const fontsName = nameCode("fonts");
const fontName = nameCode("font");
const fontIdName = nameCode("fontId");
const sectionDepth = 1;

/**
 * Reads the styles part; without one all numbers are plain. Fails with `too-many-formats` for more than an office uses.
 */
export async function readStyles(book: XlsxPackage, part: string | undefined): Promise<BookStyles> {
  const numbers = createShownNumbers();
  if (part === undefined) return { numbers, styles: [] };
  const formats = new Map(builtinFormats);
  const fontMarks: number[] = [];
  const cellFormats: { formatId: number; fontId: number }[] = [];
  let section = 0;
  let item = 0;
  await scanPart(book, part, {
    open(name, tag, depth) {
      if (depth === sectionDepth) section = name;
      else if (depth === sectionDepth + 1) {
        item = name;
        if (section === formatsName && name === formatName) {
          formats.set(Number(attributeText(tag, idName) ?? "0"), attributeText(tag, codeName) ?? "");
        } else if (section === fontsName && name === fontName) fontMarks.push(0);
        else if (section === cellStylesName && name === styleName) {
          const [formatId, fontId] = [idName, fontIdName].map((id) => Number(attributeText(tag, id) ?? "0"));
          cellFormats.push({ formatId: formatId ?? 0, fontId: fontId ?? 0 });
        }
      } else if (depth === sectionDepth + 2 && section === fontsName && item === fontName) {
        fontMarks.push((fontMarks.pop() ?? 0) | markOf(name, tag));
      }
      if (formats.size > formatsMax) throw new LedgerFailure("too-many-formats", { max: formatsMax });
      if (cellFormats.length > stylesMax || fontMarks.length > stylesMax) {
        throw new LedgerFailure("too-many-formats", { max: stylesMax });
      }
    },
    close() {},
  });
  const styles = cellFormats.map(({ formatId, fontId }) => {
    return inFont(numbers.styleOf(formats.get(formatId) ?? ""), fontMarks[fontId] ?? 0);
  });
  return { numbers, styles };
}
