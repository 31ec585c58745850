import { carriedByXml, xmlEntities } from "./xml-characters.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const looksEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g;
const textLengthMax = 32_767;

/** A text escaped for XML, between tags or in an attribute; characters that XML cannot carry are dropped. */
export function xmlText(text: string): string {
  return carriedByXml(text, "")
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
    .replaceAll(/[\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text escaped for a cell (ECMA-376 22.9.2.19): what looks like the format's own escape, _x0041_, is kept. */
export function cellXmlText(text: string): string {
  return xmlText(text.slice(0, textLengthMax).replaceAll(looksEscaped, "_x005F_"));
}

/** The characters of an attribute's text. */
export function unescapedXml(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w{2,4}));/g,
    (whole, decimal, hexadecimal, name) => {
      if (name !== undefined) return xmlEntities.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
