import { appendXmlText } from "#shared/adapters/ooxml/append-xml-text.ts";
import { type ByteText, isBlank } from "#shared/adapters/ooxml/byte-text.ts";
import { markBits } from "../packed-rows.ts";
import { nameCode } from "./name-code.ts";
import { attributeText } from "./tag-attributes.ts";
import type { XmlTag } from "./xml-tag.ts";

/** The marks of a text as `markBits`, and `ownFont` where all of its runs have a font. */
export const ownFont = 16;

const textName = nameCode("t");
const runName = nameCode("r");
const propertiesName = nameCode("rPr");
const strikeName = nameCode("strike");
const alignName = nameCode("vertAlign");
const valueName = nameCode("val");

/** Gathers a text that may consist of runs (`CT_Rst`, ECMA-376 18.4.8); depths are counted from the element that holds it. */
export type RichText = {
  begin(): void;
  open(name: number, tag: XmlTag, depth: number): void;
  text(bytes: Buffer, start: number, end: number, verbatim: boolean): void;
  close(name: number, depth: number): void;
  units(): number;
  /** The marks of what was gathered, and whether its runs say their fonts themselves. */
  marks(): number;
};

/** Adds what a rich text says to a text: the runs are joined, how to pronounce it is left out. */
export function createRichText(text: ByteText): RichText {
  let units = 0;
  let marks = 0;
  let saysPlainly = false;
  let outer = 0;
  let inner = 0;
  let collecting = false;
  let runStart = 0;
  let runMarks = 0;
  let runHasFont = false;

  function endRun(): void {
    if (text.used === runStart || isBlank(text.bytes, runStart, text.used)) return;
    marks |= runMarks;
    if (!runHasFont) saysPlainly = true;
  }

  return {
    begin() {
      units = 0;
      marks = 0;
      saysPlainly = false;
      collecting = false;
    },
    open(name, tag, depth) {
      if (depth === 1) {
        outer = name;
        runStart = text.used;
        runMarks = 0;
        runHasFont = false;
        collecting = name === textName;
      } else if (depth === 2) {
        inner = name;
        collecting = name === textName && outer === runName;
        if (name === propertiesName && outer === runName) runHasFont = true;
      } else {
        collecting = false;
        if (depth === 3 && inner === propertiesName && outer === runName) runMarks |= markOf(name, tag);
      }
    },
    text(bytes, start, end, verbatim) {
      if (collecting) units += appendXmlText(text, bytes, start, end, verbatim);
    },
    close(_, depth) {
      collecting = false;
      if (depth === 1) endRun();
    },
    units: () => units,
    marks: () => (saysPlainly ? marks : marks | ownFont),
  };
}

/** The `markBits` that an element of a font says. */
export function markOf(name: number, tag: XmlTag): number {
  if (name === strikeName) {
    const value = attributeText(tag, valueName);
    return value === undefined || value === "1" || value === "true" ? markBits.struck : 0;
  }
  if (name !== alignName) return 0;
  switch (attributeText(tag, valueName)) {
    case "superscript":
      return markBits.superscript;
    case "subscript":
      return markBits.subscript;
    default:
      return 0;
  }
}
