import { xmlText } from "#shared/adapters/ooxml/xml-text.ts";
import { type BookCell, type CellForm, tones } from "#shared/domain/base/book.ts";
import { formFormats, numberFormatOf } from "./number-formats.ts";
import { toneFill } from "./tones.ts";

/** The styles of a book being written: an index for each look that is asked for, and the part that declares them. */
export type BookStyles = {
  indexOf(cell: BookCell): number;
  columnIndexOf(form: CellForm): number;
  xml(): string;
};

const builtInFormats = new Map([
  ["General", 0],
  ["@", 49],
]);
const ownFormatsFrom = 164;
const fillsReserved = ["none", "gray125"].map((type) => `<fill><patternFill patternType="${type}"/></fill>`);
const fonts = ["", "<b/>"].map(
  (weight) => `<font>${weight}<sz val="11"/><name val="宋体"/><charset val="134"/></font>`,
);
const sides = ["left", "right", "top", "bottom"].map(
  (side) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`,
);
const borders = ["", sides.join("")].map((lines) => `<border>${lines}</border>`);
const plainXf = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';

/** Opens the styles of a new book. */
export function createBookStyles(): BookStyles {
  const formats = new Map(builtInFormats);
  const xfs = [plainXf];
  const indexes = new Map<string, number>();

  function indexOf(format: string, look: Pick<BookCell, "tone" | "wrap">): number {
    const key = `${look.tone} ${look.wrap} ${format}`;
    const known = indexes.get(key);
    if (known !== undefined) return known;
    indexes.set(key, xfs.length);
    return xfs.push(xfOf(format, look)) - 1;
  }

  function xfOf(format: string, { tone, wrap = false }: Pick<BookCell, "tone" | "wrap">): string {
    const formatId = formats.get(format) ?? ownFormatsFrom + formats.size - builtInFormats.size;
    formats.set(format, formatId);
    const fillId = tone === undefined ? 0 : fillsReserved.length + tones.indexOf(tone);
    const bold = tone === "head" || tone === "required" ? 1 : 0;
    const alignment = `<alignment vertical="center"${wrap || bold ? ' wrapText="1"' : ""}/>`;
    const ids = `numFmtId="${formatId}" fontId="${bold}" fillId="${fillId}" borderId="${bold}" xfId="0"`;
    const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
    return `<xf ${ids} ${applied}>${alignment}</xf>`;
  }

  return {
    indexOf: (cell) => indexOf(numberFormatOf(cell), cell),
    columnIndexOf: (form) => indexOf(formFormats[form], {}),
    xml: () =>
      [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
        counted("numFmts", [...formats].slice(builtInFormats.size).map(numFmt)),
        counted("fonts", fonts),
        counted("fills", [...fillsReserved, ...tones.map((tone) => toneFill(tone))]),
        counted("borders", borders),
        counted("cellStyleXfs", [plainXf]),
        counted("cellXfs", xfs),
        counted("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
        "</styleSheet>",
      ].join(""),
  };
}

function numFmt([format, id]: [string, number]): string {
  return `<numFmt numFmtId="${id}" formatCode="${xmlText(format)}"/>`;
}

function counted(name: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `<${name} count="${items.length}">${items.join("")}</${name}>`;
}
