import { isUtf8 } from "node:buffer";
import { appendXmlText } from "#shared/adapters/ooxml/append-xml-text.ts";
import { createByteText } from "#shared/adapters/ooxml/byte-text.ts";
import type { XmlTag } from "#shared/adapters/workbook/xlsx/xml-tag.ts";
import { LedgerFailure } from "#shared/domain/base/failure.ts";
import { nameCode } from "../xlsx/name-code.ts";
import { attribute, countOf } from "./attributes.ts";
import { type CellLooks, type Font, inherited, marksOfFont } from "./cell-looks.ts";
import { elementCode } from "./names.ts";

/** Gathers what is written in a cell: its paragraphs, each a line, with the marks of what they look like. */
export type CellWords = {
  begin(font: Font): void;
  open(name: number, tag: XmlTag): void;
  text(written: string): void;
  close(): void;
  words(): string;
  marks(): number;
};

const paragraphNames = new Set([elementCode("text:p"), elementCode("text:h")]);
const spaceName = elementCode("text:s");
const tabName = elementCode("text:tab");
const breakName = elementCode("text:line-break");
const styleNameName = nameCode("style-name");
const countName = nameCode("c");
const spacesMax = 32_767;
const blanks = /[ \t\r\n]+/g;
const bytesFirst = 256;

/** Takes the elements within a cell; blanks count as OpenDocument says (part 3, 6.1.2): several are one, and line ends are blanks. */
export function createCellWords(looks: CellLooks): CellWords {
  let words = "";
  let marks = 0;
  let paragraphs = 0;
  /** Whether the paragraph is still empty, and whether a blank is due before the next text. */
  let isFresh = true;
  let blankDue = false;
  let fonts: Font[] = [];

  function write(text: string): void {
    words += blankDue ? ` ${text}` : text;
    isFresh = false;
    blankDue = false;
    if (text.trim() !== "") marks |= marksOfFont(fonts.at(-1) ?? {});
  }

  return {
    begin(font) {
      words = "";
      marks = 0;
      paragraphs = 0;
      fonts = [font];
    },
    open(name, tag) {
      const style = attribute(tag, styleNameName);
      const isParagraph = paragraphNames.has(name);
      if (isParagraph) {
        if (paragraphs > 0) words += "\n";
        paragraphs += 1;
        isFresh = true;
        blankDue = false;
      } else if (name === spaceName) write(" ".repeat(Math.min(spacesMax, countOf(tag, countName))));
      else if (name === tabName) write("\t");
      else if (name === breakName) write("\n");
      const outer = fonts.at(-1) ?? {};
      if (style === undefined) fonts.push(outer);
      else fonts.push(inherited(outer, looks.ofText(isParagraph ? "paragraph" : "text", style)));
    },
    text(written) {
      if (paragraphs === 0 || fonts.length === 1) return;
      const text = written.replaceAll(blanks, " ");
      const words =
        text === " " ? "" : text.slice(text.startsWith(" ") ? 1 : 0, text.endsWith(" ") ? -1 : undefined);
      if (text.startsWith(" ") && !isFresh) blankDue = true;
      if (words !== "") write(words);
      if (text.endsWith(" ") && !isFresh) blankDue = true;
    },
    close() {
      fonts.pop();
    },
    words: () => words,
    marks: () => marks,
  };
}

/**
 * Gives a function that turns the characters of XML into text. Fails with `file-unreadable` for bytes that are not
 * UTF-8.
 */
export function xmlTextReader(): (bytes: Buffer, start: number, end: number, verbatim: boolean) => string {
  const text = createByteText(bytesFirst);
  return (bytes, start, end, verbatim) => {
    text.used = 0;
    appendXmlText(text, bytes, start, end, verbatim);
    const read = text.bytes.toString("utf8", 0, text.used);
    if (read.includes("\ufffd") && !isUtf8(text.bytes.subarray(0, text.used)))
      throw new LedgerFailure("file-unreadable");
    return read;
  };
}
